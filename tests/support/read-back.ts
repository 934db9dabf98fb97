import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

const DOTS_PER_INCH = 150;

/** The text of each page of a PDF, as a reader that is not ours finds it. */
export async function textOfPages(pdf: Uint8Array): Promise<string[]> {
  return withPages(pdf, async (page) => page.getText());
}

/** What is read on each page of a PDF rasterised at 150 dpi: its Code 128 bar codes. */
export async function barCodesOfPages(pdf: Uint8Array): Promise<string[][]> {
  prepareZXingModule({ overrides: { wasmBinary: readerBinary() } });
  return withPages(pdf, async (page) => {
    const { data, width, height } = await page.render({ scale: DOTS_PER_INCH / 72, render: "bitmap" });
    const image = { data: new Uint8ClampedArray(data), width, height, colorSpace: "srgb" as const };
    const found = await readBarcodes(image, { formats: ["Code128"] });
    return found.map((code) => code.text);
  });
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
