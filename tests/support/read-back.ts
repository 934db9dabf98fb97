import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const DOTS_PER_INCH = 150;

prepareZXingModule({ overrides: { wasmBinary: readerBinary() } });

/** The text of each page of a PDF, as a reader that is not ours finds it. */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  return withPages(pdf, async (page) => page.getText());
}

/** The Code 128 bar codes read on each page of a PDF rasterised at 150 dpi. */
export async function barCodesOfPages(pdf: Uint8Array): Promise<string[][]> {
  return withPages(pdf, async (page) => (await read(await pictureOf(page))).bars);
}

/** All that is read on each page of a PDF rasterised at 150 dpi: its bar codes, then its QR codes. */
export async function codesOfPages(pdf: Uint8Array): Promise<string[][]> {
  return withPages(pdf, async (page) => {
    const { bars, squares } = await readTwice(await pictureOf(page));
    return [...bars, ...squares];
  });
}

/** A page at 150 dpi, four bytes a pixel. */
export type PagePicture = { data: Uint8Array; width: number; height: number };

export const picturesOfPages = (pdf: Uint8Array): Promise<PagePicture[]> => withPages(pdf, pictureOf);

type Codes = { bars: string[]; squares: string[] };

/**
 * A bar of two pixels that lies askew falls between the pixels: where no bar code is found, the upper fifth of the page,
 * where its head is, is looked at again twice as large.
 */
async function readTwice(picture: PagePicture): Promise<Codes> {
  const first = await read(picture);
  if (first.bars.length > 0 && first.squares.length > 0) return first;
  const { width, height, data } = picture;
  const { data: larger, info } = await sharp(data, { raw: { width, height, channels: 4 } })
    .extract({ left: 0, top: 0, width, height: Math.round(height / 5) })
    .resize({ width: 2 * width, kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const second = await read({ data: larger, width: info.width, height: info.height });
  return {
    bars: first.bars.length > 0 ? first.bars : second.bars,
    squares: first.squares.length > 0 ? first.squares : second.squares,
  };
}

async function read({ data, width, height }: PagePicture): Promise<Codes> {
  const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: "srgb" as const };
  const found = await readBarcodes(image, { formats: ["Code128", "QRCode"] });
  const texts = (format: string) => found.filter((code) => code.format === format).map((code) => code.text);
  return { bars: texts("Code128"), squares: texts("QRCode") };
}

async function pictureOf(page: Page): Promise<PagePicture> {
  return page.render({ scale: DOTS_PER_INCH / 72, render: "bitmap" });
}

/**
 * Text without what a page may break it with: a value is on the page when its letters are, in their order. PDFium gives
 * a hyphen at the end of a line as U+FFFE.
 */
export const letters = (text: string) => text.replaceAll("\uFFFE", "-").normalize("NFC").replace(/\s/gu, "");

type Page = ReturnType<Awaited<ReturnType<PDFiumLibrary["loadDocument"]>>["getPage"]>;

async function withPages<T>(pdf: Uint8Array, read: (page: Page) => Promise<T>): Promise<T[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const answers: T[] = [];
    for (const page of document.pages()) answers.push(await read(page));
    document.destroy();
    return answers;
  } finally {
    library.destroy();
  }
}

/** From the package itself: the library would otherwise fetch it from the network. */
function readerBinary(): ArrayBuffer {
  const bytes = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}
