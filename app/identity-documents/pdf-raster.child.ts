import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from "@hyzyla/pdfium";
import sharp from "sharp";
import { type RasterAnswer, type RasterPage, writeAnswer } from "./pdf-raster";

// The process that opens a PDF of somebody else: PDF on standard input, pictures on standard output, no environment, and a
// life that its parent cuts short (pdf-raster.server.ts).

/** Fine enough for a page of the size of a card; a larger page is bound by the longest side. */
const DOTS_PER_INCH = 600;

/** It is drawn once more by the parent, who takes no picture as it comes. */
const JPEG = { quality: 95, chromaSubsampling: "4:4:4" } as const;

/** How the library tells FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY. */
const LOCKED = /^(Password required|Unsupported security scheme)/;

async function answer(bytes: Buffer, longestSide: number, maxPages: number): Promise<RasterAnswer> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const count = document.getPageCount();
    if (count === 0) return { refusal: "file-broken" };
    if (count > maxPages) return { refusal: "pdf-too-many-pages" };
    return { pages: await drawPages(document, count, longestSide) };
  } catch (error) {
    // Whatever the PDF brought about in the sandbox of WebAssembly is a fault of the PDF.
    return { refusal: error instanceof Error && LOCKED.test(error.message) ? "pdf-locked" : "file-broken" };
  }
}

async function drawPages(document: PDFiumDocument, count: number, longestSide: number): Promise<RasterPage[]> {
  const pages: RasterPage[] = [];
  for (let index = 0; index < count; index += 1) pages.push(await draw(document.getPage(index), longestSide));
  return pages;
}

async function draw(page: PDFiumPage, longestSide: number): Promise<RasterPage> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  if (!(originalWidth > 0 && originalHeight > 0)) throw new Error("page without a size");
  const scale = Math.min(longestSide / Math.max(originalWidth, originalHeight), DOTS_PER_INCH / 72);
  const width = Math.max(1, Math.round(originalWidth * scale));
  const height = Math.max(1, Math.round(originalHeight * scale));

  const drawn = await page.render({ width, height, scale: 1, render: "bitmap" });
  const pixels = { width: drawn.width, height: drawn.height, channels: 4 } as const;
  return { jpeg: await sharp(drawn.data, { raw: pixels }).flatten({ background: "#ffffff" }).jpeg(JPEG).toBuffer() };
}

/** Ends this process from another thread, should the parent be gone while a page keeps this one busy. */
function endAfter(milliseconds: number): void {
  const code = `setTimeout(() => process.kill(process.pid, "SIGKILL"), ${milliseconds})`;
  new Worker(code, { eval: true, execArgv: [] }).unref();
}

// The library may report on `console.log`: standard output belongs to the answer.
console.log = console.error;
sharp.cache(false);
sharp.concurrency(1);
const [longestSide = 0, maxPages = 0, milliseconds = 0] = process.argv.slice(2).map(Number);
endAfter(milliseconds);
const chunks = writeAnswer(await answer(await buffer(process.stdin), longestSide, maxPages));
for (const chunk of chunks) process.stdout.write(chunk);
