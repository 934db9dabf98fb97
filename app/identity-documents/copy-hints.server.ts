import { setImmediate as breathe } from "node:timers/promises";
import sharp from "sharp";
import { type CopyHint, cardDotsPerInch, PRINTED_AT } from "./capture";

/** What was seen in a picture: mean grey (0–255), and how much detail its sharpest part has. */
export type Looked = { lightness: number; detail: number };

/** Looks at an encoded picture; a JPEG is decoded at a fraction of its size for it. Throws on one that cannot be decoded. */
export async function lookAt(picture: Buffer): Promise<Looked> {
  const grey = await greyPicture(picture);
  return { lightness: meanLightness(grey), detail: await sharpestDetail(grey) };
}

/** What to look at again in a copy of that size before the applicant leaves. Rules of thumb, tuned to spare good pictures. */
export function hintsOf({ lightness, detail }: Looked, size: { width: number; height: number }): CopyHint[] {
  const hints: CopyHint[] = [];
  if (lightness < DARK_BELOW) hints.push("dark");
  if (detail < BLURRED_BELOW) hints.push("blurred");
  if (cardDotsPerInch(size) < PRINTED_AT) hints.push("small");
  return hints;
}

/** Mean grey of 0–255. A document in the light of a room lies above 100. */
const DARK_BELOW = 60;
/** Variance of the Laplacian in the sharpest part. Print in focus lies in the thousands, out of focus below 100. */
const BLURRED_BELOW = 150;

/** Longest side of what is looked at, in pixels: finer detail is the grain of the sensor. */
const LOOKED_AT = 1000;
const TILE = 48;

type GreyPicture = { pixels: Uint8Array; width: number; height: number };

async function greyPicture(picture: Buffer): Promise<GreyPicture> {
  const { data, info } = await sharp(picture)
    .resize({ width: LOOKED_AT, height: LOOKED_AT, fit: "inside", withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data, width: info.width, height: info.height };
}

function meanLightness({ pixels }: GreyPicture): number {
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 1) sum += pixels[at] as number;
  return sum / pixels.length;
}

/**
 * The 95th percentile of the tiles: a document in focus on an empty table is sharp in a few tiles only, and one glint of
 * light in a blurred picture is not sharpness.
 */
async function sharpestDetail(picture: GreyPicture): Promise<number> {
  const variances: number[] = [];
  for (let y = 1; y + TILE < picture.height; y += TILE) {
    await breathe();
    for (let x = 1; x + TILE < picture.width; x += TILE) variances.push(laplacianVariance(picture, x, y));
  }
  variances.sort((a, b) => a - b);
  return variances[Math.floor(variances.length * 0.95)] ?? 0;
}

/** No tile reaches the picture's edge, so every place that is read is in it. */
function laplacianVariance({ pixels, width }: GreyPicture, left: number, top: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + TILE; y += 1) {
    for (let here = y * width + left; here < y * width + left + TILE; here += 1) {
      const beside = (pixels[here - 1] as number) + (pixels[here + 1] as number);
      const value =
        beside + (pixels[here - width] as number) + (pixels[here + width] as number) - 4 * (pixels[here] as number);
      sum += value;
      squares += value * value;
    }
  }
  const count = TILE * TILE;
  return squares / count - (sum / count) ** 2;
}
