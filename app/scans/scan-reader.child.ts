import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { PDFiumLibrary, type PDFiumPage } from "@hyzyla/pdfium";
import sharp from "sharp";
import { type Held, type PagePixels, READING_SIDE, readCodes } from "./read-codes.server";
import { type ReadPage, type ScanWord, writeWord } from "./scan-answer";

// The process that opens scanned paper, of whoever sent it: a file on standard input, its pages on standard output one by
// one, no environment, and a life that its parent cuts short (scan-reader.server.ts).

/** Height of an A4 page at 150 dots per inch: what is kept is for reading with the eyes. */
const KEPT_SIDE = 1754;
const JPEG = { quality: 50 };

/** How the library tells FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY. */
const LOCKED = /^(Password required|Unsupported security scheme)/;

async function readPdf(bytes: Buffer, firstPage: number, maxPages: number): Promise<void> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pages = document.getPageCount();
    if (pages === 0) return await say({ kind: "refusal", refusal: "file-broken" });
    if (pages > maxPages) return await say({ kind: "refusal", refusal: "pdf-too-many-pages" });
    await say({ kind: "pages", pages });
    for (let page = firstPage; page <= pages; page += 1) await say(await pdfPage(document.getPage(page - 1), page));
    await say({ kind: "end" });
  } catch (error) {
    // Whatever the PDF brought about in the sandbox of WebAssembly is a fault of the PDF.
    const locked = error instanceof Error && LOCKED.test(error.message);
    await say({ kind: "refusal", refusal: locked ? "pdf-locked" : "file-broken" });
  }
}

/** A page that cannot be drawn does not keep the others from being read. */
async function pdfPage(of: PDFiumPage, page: number): Promise<ScanWord> {
  try {
    const { originalWidth, originalHeight } = of.getOriginalSize();
    if (!(originalWidth > 0 && originalHeight > 0)) throw new Error("page without a size");
    const scale = READING_SIDE / Math.max(originalWidth, originalHeight);
    const size = { width: side(originalWidth * scale), height: side(originalHeight * scale) };
    const drawn = await of.render({ ...size, scale: 1, render: "bitmap" });
    return {
      kind: "page",
      ...(await read({ width: drawn.width, height: drawn.height, rgba: drawn.data }, page, "scanner")),
    };
  } catch (error) {
    // A library that has fallen over draws no other page either: that ends the file.
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return { kind: "blank", page };
  }
}

const side = (length: number) => Math.max(1, Math.round(length));

async function readImage(bytes: Buffer, pixels: number): Promise<void> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixels, failOn: "error" })
      .autoOrient()
      .resize({ width: READING_SIDE, height: READING_SIDE, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    await say({ kind: "pages", pages: 1 });
    await say({ kind: "page", ...(await read({ width: info.width, height: info.height, rgba: data }, 1, "hand")) });
    await say({ kind: "end" });
  } catch {
    await say({ kind: "refusal", refusal: "file-broken" });
  }
}

/** Drawn again from its pixels: nothing of the file it came from is kept but its picture. */
async function read(pixels: PagePixels, page: number, held: Held): Promise<ReadPage> {
  const codes = await readCodes(pixels, held);
  const { width, height, rgba } = pixels;
  const { data, info } = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("b-w")
    .jpeg(JPEG)
    .toBuffer({ resolveWithObject: true });
  return { page, width: info.width, height: info.height, codes: codes.map((code) => code.slice(0, 100)), jpeg: data };
}

/** Waits until it is taken: of a long file no more than a few pages stand in memory. */
function say(word: ScanWord): Promise<void> {
  return new Promise((resolve, reject) =>
    process.stdout.write(writeWord(word), (error) => (error ? reject(error) : resolve())),
  );
}

/** Ends this process from another thread, should the parent be gone while a page keeps this one busy. */
function endAfter(milliseconds: number): void {
  const code = `setTimeout(() => process.kill(process.pid, "SIGKILL"), ${milliseconds})`;
  new Worker(code, { eval: true, execArgv: [] }).unref();
}

// The libraries may report on `console.log`: standard output belongs to the answer.
console.log = console.error;
sharp.cache(false);
sharp.concurrency(1);
const [isPdf = 0, firstPage = 1, maxPages = 0, pixels = 0, milliseconds = 0] = process.argv.slice(2).map(Number);
endAfter(milliseconds);
const bytes = await buffer(process.stdin);
await (isPdf === 1 ? readPdf(bytes, firstPage, maxPages) : readImage(bytes, pixels));
