import sharp from "sharp";
import { type CopyHint, cardDotsPerInch, PRINTED_AT } from "./capture";

/** What to look at again in a copy before the applicant leaves. Rules of thumb, tuned to spare good pictures. */
export async function copyHints(picture: { jpeg: Buffer; width: number; height: number }): Promise<CopyHint[]> {
  const grey = await greyPicture(picture.jpeg);

  const hints: CopyHint[] = [];
  if (meanLightness(grey) < DARK_BELOW) hints.push("dark");
  if (sharpestDetail(grey) < BLURRED_BELOW) hints.push("blurred");
  if (cardDotsPerInch(picture) < PRINTED_AT) hints.push("small");
  return hints;
}

/** Mean grey of 0–255. A document in the light of a room lies above 100. */
const DARK_BELOW = 60;
/** Variance of the Laplacian in the sharpest part. Print in focus lies in the thousands, out of focus below 100. */
const BLURRED_BELOW = 150;

const TILE = 48;

type GreyPicture = { pixels: Buffer; width: number; height: number };

async function greyPicture(jpeg: Buffer): Promise<GreyPicture> {
  const { data, info } = await sharp(jpeg)
    .resize({ width: 1000, height: 1000, fit: "inside", withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function meanLightness({ pixels }: GreyPicture): number {
  let sum = 0;
  for (const pixel of pixels) sum += pixel;
  return sum / pixels.length;
}

/**
 * The 95th percentile of the tiles: a document in focus on an empty table is sharp in a few tiles only, and one glint of
 * light in a blurred picture is not sharpness.
 */
function sharpestDetail(picture: GreyPicture): number {
  const variances: number[] = [];
  for (let y = 1; y + TILE < picture.height; y += TILE) {
    for (let x = 1; x + TILE < picture.width; x += TILE) variances.push(laplacianVariance(picture, x, y));
  }
  variances.sort((a, b) => a - b);
  return variances[Math.floor(variances.length * 0.95)] ?? 0;
}

function laplacianVariance({ pixels, width }: GreyPicture, left: number, top: number): number {
  const at = (index: number) => pixels[index] ?? 0;
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + TILE; y += 1) {
    for (let x = left; x < left + TILE; x += 1) {
      const here = y * width + x;
      const value = at(here - 1) + at(here + 1) + at(here - width) + at(here + width) - 4 * at(here);
      sum += value;
      squares += value * value;
    }
  }
  const count = TILE * TILE;
  return squares / count - (sum / count) ** 2;
}
