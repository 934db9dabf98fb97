import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { type PagePicture, picturesOfPages } from "./read-back";

/** How far a sheet lies askew on the glass, in degrees. */
const TILT = 2;
/** Toner is not black and paper is not white; and no two points of either are the same. */
const TONER = 50;
const PAPER = 232;
const GRAIN = 22;

/**
 * The pages of a PDF as an office scanner gives back their photocopy: grey pictures at the same resolution, tilted in turn
 * to the left and to the right, blurred, grainy, packed as JPEG. The same pages give the same copy.
 */
export async function photocopied(pdf: Uint8Array): Promise<Uint8Array> {
  return scanned(await Promise.all((await picturesOfPages(pdf)).map(copied)));
}

/** A PDF of these pictures, each filling an A4 page. */
export async function scanned(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const picture of pictures) {
    const image = await document.embedJpg(picture);
    const page = document.addPage([595.28, 841.89]);
    page.drawImage(image, { x: 0, y: 0, width: page.getWidth(), height: page.getHeight() });
  }
  return document.save();
}

async function copied({ data, width, height }: PagePicture, index: number): Promise<Uint8Array> {
  const raw = { width, height, channels: 4 as const };
  const tilted = sharp(data, { raw }).rotate(index % 2 === 0 ? TILT : -TILT, { background: "#fff" });
  const whole = await tilted.greyscale().raw().toBuffer({ resolveWithObject: true });
  const { data: pixels, info } = await sharp(whole.data, { raw: whole.info })
    .extract({
      left: Math.floor((whole.info.width - width) / 2),
      top: Math.floor((whole.info.height - height) / 2),
      width,
      height,
    })
    .blur(0.6)
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < pixels.length; at += 1) {
    const grain = GRAINS[(at + 7919 * index) % GRAINS.length] ?? 0;
    pixels[at] = clamped(TONER + ((PAPER - TONER) * (pixels[at] ?? 0)) / 255 + GRAIN * grain);
  }
  return sharp(pixels, { raw: info }).jpeg({ quality: 70 }).toBuffer();
}

const clamped = (value: number) => Math.max(0, Math.min(255, Math.round(value)));

/** Numbers around 0 with the deviation 1, nearly normal, always the same (mulberry32): enough for fifty rows of a page. */
const GRAINS = Float32Array.from({ length: 65_521 }, newGrain());

function newGrain(): () => number {
  let state = 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => (next() + next() + next() - 1.5) * 2;
}
