import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { flatPng } from "../../tests/support/document-photos";
import {
  encryptedPdf,
  hugeImagePdf,
  onePagePdf,
  rawPdf,
  slowPdf,
  stream,
  swellingPdf,
} from "../../tests/support/raw-pdf";
import { foreignPage } from "../../tests/support/scanned-paper";
import { SCAN_LIMITS, type ScanLimits } from "./scan";
import type { ReadPage } from "./scan-answer";
import { kindOfScan, readScan } from "./scan-reader.server";

// Hostile files by the classes of the threat model, each beside an honest file of the same sort that must pass.

/** What became of the file: the pages that were read, those without a picture, and why it ended. */
async function became(bytes: Buffer, limits: ScanLimits = SCAN_LIMITS, firstPage = 1) {
  const read: ReadPage[] = [];
  const blank: number[] = [];
  const kind = await kindOfScan(bytes, limits);
  if (!kind.ok) return { read, blank, refusal: kind.refusal };
  const listener = {
    pages: async () => {},
    page: async (page: ReadPage) => void read.push(page),
    blank: async (page: number) => void blank.push(page),
  };
  const outcome = await readScan({ kind: kind.value, bytes, firstPage }, listener, limits);
  return { read, blank, refusal: outcome.ok ? null : outcome.refusal };
}

const told = ({ read, blank, refusal }: Awaited<ReturnType<typeof became>>) => ({
  pages: read.map(({ page }) => page),
  blank,
  refusal,
});

const whole = (...pages: number[]) => ({ pages, blank: [], refusal: null });
const none = (refusal: string) => ({ pages: [], blank: [], refusal });

/** A PDF whose pages are drawn by the objects that are given; every page is A4. */
function pdfOf(drawings: string[]): Buffer {
  const first = 3;
  const kids = drawings.map((_, index) => `${first + 2 * index} 0 R`).join(" ");
  return rawPdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${drawings.length} >>`,
    ...drawings.flatMap((drawing, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * index + 1} 0 R /Resources << >> >>`,
      stream(drawing),
    ]),
  ]);
}

const blue = "0 0 1 rg 100 100 300 400 re f";

describe("what a file is", () => {
  it("is told by its content alone", async () => {
    const page = await foreignPage();
    expect(told(await became(page))).toEqual(whole(1));
    expect(told(await became(onePagePdf()))).toEqual(whole(1));
    expect(told(await became(Buffer.alloc(0)))).toEqual(none("file-empty"));
    expect(told(await became(Buffer.from("PK\x03\x04rest of a zip", "latin1")))).toEqual(none("file-type"));
    expect(told(await became(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>")))).toEqual(none("file-type"));
    expect(told(await became(Buffer.from("<html><script>alert(1)</script>")))).toEqual(none("file-type"));
    expect(told(await became(Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1")))).toEqual(none("file-heic"));
  });

  it("a picture that is cut short, or none behind its first bytes, is broken", async () => {
    const page = await foreignPage();
    expect(told(await became(page.subarray(0, 60)))).toEqual(none("file-broken"));
    expect(told(await became(Buffer.from("%PDF-1.7 and nothing more")))).toEqual(none("file-broken"));
  });

  it("a picture of more pixels than it has bytes for is refused by its header", async () => {
    expect(told(await became(flatPng(9000, 9000)))).toEqual(none("image-too-many-pixels"));
    expect(told(await became(flatPng(3000, 3000)))).toEqual(whole(1));
  });
});

describe("a PDF", () => {
  it("that asks for a password is locked", async () => {
    expect(told(await became(encryptedPdf({ opensWithoutPassword: false })))).toEqual(none("pdf-locked"));
    expect(told(await became(encryptedPdf({ opensWithoutPassword: true })))).toEqual(whole(1));
  });

  it("of a thousand pages is refused before any is drawn", async () => {
    const pages = (count: number) => pdfOf(Array.from({ length: count }, () => blue));
    expect(told(await became(pages(1000)))).toEqual(none("pdf-too-many-pages"));
    expect(told(await became(pages(3)))).toEqual(whole(1, 2, 3));
  });

  it("that swells or never ends is stopped", async () => {
    const limits = { ...SCAN_LIMITS, pageMilliseconds: 4000 };
    for (const bomb of [swellingPdf(), slowPdf(200_000)]) {
      const { read, blank, refusal } = told2(await became(bomb, limits));
      expect([read, blank.length + (refusal === null ? 0 : 1)]).toEqual([0, 1]);
    }
    expect(told(await became(hugeImagePdf(4000), limits))).toEqual(whole(1));
  });

  it("with a page that stops the reader loses that page and no other", async () => {
    const limits = { ...SCAN_LIMITS, pageMilliseconds: 4000 };
    const answer = await became(withSlowPage(), limits);
    expect(told(answer)).toEqual({ pages: [1, 3], blank: [2], refusal: null });
  });

  it("is taken up behind the pages that were read before", async () => {
    expect(told(await became(pdfOf([blue, blue, blue]), SCAN_LIMITS, 3))).toEqual(whole(3));
  });

  const told2 = ({ read, ...rest }: Awaited<ReturnType<typeof became>>) => ({ ...rest, read: read.length });

  /** Three pages; the second is drawn by a program that goes on and on. */
  function withSlowPage(): Buffer {
    const page = (contents: number, resources = "") =>
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << ${resources} >> >>`;
    const program = stream(
      `{ ${"dup mul sqrt ".repeat(200_000)} pop }`,
      "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]",
    );
    return rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
      page(6),
      page(7, "/Shading << /S 8 0 R >>"),
      page(6),
      stream(blue),
      stream("/S sh"),
      "<< /ShadingType 1 /ColorSpace /DeviceGray /Matrix [595 0 0 842 0 0] /Function 9 0 R >>",
      program,
    ]);
  }
});

describe("what is kept of a page", () => {
  it("is a grey picture of our own making: nothing that ran or was attached, nothing about the camera", async () => {
    const active = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << >>";
    const [page] = (await became(onePagePdf(active))).read;
    const { format, space, exif, width, height } = await sharp(page?.jpeg).metadata();
    expect({ format, space, exif }).toEqual({ format: "jpeg", space: "b-w", exif: undefined });
    expect(Math.max(width, height)).toBe(1754);
    expect(page?.jpeg.includes("JavaScript")).toBe(false);
  });

  it("a photo with its place and a script in it leaves both behind", async () => {
    const photo = await sharp(await foreignPage())
      .withExif({ IFD0: { ImageDescription: "canary <script>", Copyright: "canary" } })
      .jpeg()
      .toBuffer();
    expect(photo.includes("canary")).toBe(true);
    const [page] = (await became(Buffer.concat([photo, Buffer.from("PK\x03\x04 canary-entry.exe")]))).read;
    expect(page?.jpeg.includes("canary")).toBe(false);
  });
});
