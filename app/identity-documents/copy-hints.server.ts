import { setImmediate as breathe } from "node:timers/promises";
import { type CopyHint, cardDotsPerInch, PRINTED_AT } from "./capture";

/** A decoded picture: width × height × channels bytes, row by row. */
export type RawPicture = { pixels: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 };

/** What to look at again in a copy before the applicant leaves. Rules of thumb, tuned to spare good pictures. */
export async function copyHints(picture: RawPicture): Promise<CopyHint[]> {
  const grey = await greyPicture(picture);

  const hints: CopyHint[] = [];
  if (meanLightness(grey) < DARK_BELOW) hints.push("dark");
  if ((await sharpestDetail(grey)) < BLURRED_BELOW) hints.push("blurred");
  if (cardDotsPerInch(picture) < PRINTED_AT) hints.push("small");
  return hints;
}

/** Mean grey of 0–255. A document in the light of a room lies above 100. */
const DARK_BELOW = 60;
/** Variance of the Laplacian in the sharpest part. Print in focus lies in the thousands, out of focus below 100. */
const BLURRED_BELOW = 150;

/** About how long the longest side is of what is looked at: finer detail is the grain of the sensor. */
const LOOKED_AT = 1000;
const TILE = 48;

type GreyPicture = { pixels: Uint8Array; width: number; height: number };

/**
 * The green of every square of `step` × `step` pixels, on average: nearest to lightness of the three, and a quarter of
 * the work of resizing. Row by row with breaks in which others get their turn.
 */
async function greyPicture({ pixels, width, height, channels }: RawPicture): Promise<GreyPicture> {
  const step = Math.max(1, Math.round(Math.max(width, height) / LOOKED_AT));
  const grey = { width: Math.floor(width / step), height: Math.floor(height / step) };
  const averages = new Uint8Array(grey.width * grey.height);
  const sums = new Uint32Array(grey.width);
  const green = channels >= 3 ? 1 : 0;
  for (let row = 0; row < grey.height; row += 1) {
    if (row % ROWS_AT_ONCE === 0) await breathe();
    sums.fill(0);
    for (let inner = 0; inner < step; inner += 1) {
      let at = (row * step + inner) * width * channels + green;
      for (let column = 0; column < grey.width; column += 1) {
        let sum = 0;
        for (let each = 0; each < step; each += 1, at += channels) sum += pixels[at] as number;
        sums[column] = (sums[column] as number) + sum;
      }
    }
    for (let column = 0; column < grey.width; column += 1) {
      averages[row * grey.width + column] = (sums[column] as number) / (step * step);
    }
  }
  return { pixels: averages, ...grey };
}

/** A millisecond's work or two. */
const ROWS_AT_ONCE = 48;

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
