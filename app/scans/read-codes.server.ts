import sharp from "sharp";
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from "zxing-wasm/reader";
// A relative path: this runs in a child process, too, which knows no short names.
import { readPackageFile } from "../platform/project-file";

/** A picture of one page: `rgba` holds width × height × 4 bytes, row by row. */
export type PagePixels = { width: number; height: number; rgba: Uint8Array };

/**
 * Height of an A4 page at 200 dots per inch: enough for the narrowest bar of a sheet's code, and what a page is drawn at,
 * or reduced to, before its codes are looked for.
 */
export const READING_SIDE = 2339;

/** How the paper lay: a scanner feeds it almost straight, a hand holds a phone at any angle. */
export type Held = "scanner" | "hand";

/**
 * A bar code 75 mm long and 9 mm high is crossed by a straight line up to 7° of tilt; the quarter turns are the
 * library's own. So these turns, in degrees, leave hardly an angle out for a hand, and of a scanner's the first 19°.
 */
const TURNS: Record<Held, readonly number[]> = {
  scanner: [12, -12],
  hand: [12, -12, 24, -24, 36, -36],
};

/** Evens out the grain of a photocopy without closing the narrowest gap (sigma, in pixels at `READING_SIDE`). */
const GRAIN = 0.9;

const OPTIONS: ReaderOptions = {
  formats: ["Code128", "QRCode"],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  // Two more looks at smaller pictures, for which the turns below are the better use of the time.
  tryDownscale: false,
  maxNumberOfSymbols: 8,
};

/**
 * The texts of all Code 128 and QR codes on the picture of one page, each once; none when there are none, or none that
 * can be read. Tries the page as it is first, then without grain, then turned, until a bar code is read. A QR code is
 * read at any angle and tells how the page lies: the first turn is its own.
 */
export async function readCodes(page: PagePixels, held: Held = "scanner"): Promise<string[]> {
  await prepare();
  const found = await codesIn(page);
  if (!hasBars(found)) {
    const shades = shadesOf(page);
    const leans = found.filter(isQr).map(({ orientation }) => turnBack(orientation));
    for (const degrees of [0, ...new Set(leans), ...TURNS[held]]) {
      found.push(...(await codesIn(await turned(shades, degrees))));
      if (hasBars(found)) break;
    }
  }
  return [...new Set(found.map(({ text }) => text))];
}

const isQr = ({ format }: ReadResult) => format === "QRCode";
const hasBars = (found: readonly ReadResult[]) => found.some((code) => !isQr(code));

/** The turn that sets a page straight whose codes lean so far, but for whole quarters: those the library reads. */
const turnBack = (orientation: number): number => -(orientation - 90 * Math.round(orientation / 90));

let prepared: Promise<void> | null = null;

/** The module comes from the package itself: the library would otherwise fetch it from the network. */
function prepare(): Promise<void> {
  prepared ??= readPackageFile("zxing-wasm/reader/zxing_reader.wasm").then((bytes) => {
    const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    prepareZXingModule({ overrides: { wasmBinary } });
  });
  return prepared;
}

async function codesIn({ width, height, rgba }: PagePixels): Promise<ReadResult[]> {
  const data = new Uint8ClampedArray(rgba.buffer as ArrayBuffer, rgba.byteOffset, rgba.length);
  const found = await readBarcodes({ data, width, height, colorSpace: "srgb" } as ImageData, OPTIONS);
  return found.filter(({ isValid }) => isValid);
}

/** Shades of grey, row by row: a quarter of the bytes to turn. */
type Shades = { width: number; height: number; grey: Buffer };

function shadesOf({ width, height, rgba }: PagePixels): Shades {
  const grey = Buffer.alloc(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    // Rec. 601, in whole numbers.
    grey[at] = (77 * (rgba[from] ?? 0) + 150 * (rgba[from + 1] ?? 0) + 29 * (rgba[from + 2] ?? 0)) >> 8;
  }
  return { width, height, grey };
}

function pixelsOf(width: number, height: number, grey: Buffer): PagePixels {
  const words = new Uint32Array(width * height);
  for (let at = 0; at < words.length; at += 1) words[at] = ((grey[at] ?? 0) * 0x010101) | 0xff000000;
  return { width, height, rgba: new Uint8Array(words.buffer) };
}

async function turned({ width, height, grey }: Shades, degrees: number): Promise<PagePixels> {
  const image = sharp(grey, { raw: { width, height, channels: 1 } });
  const { data, info } = await (degrees === 0 ? image : image.rotate(degrees, { background: "#ffffff" }))
    .blur(GRAIN)
    .toColourspace("b-w")
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return pixelsOf(info.width, info.height, data);
}
