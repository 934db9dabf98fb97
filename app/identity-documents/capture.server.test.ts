import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { flatPng, phonePhoto, photo, withJpegComment, withPngText } from "../../tests/support/document-photos";
import {
  encryptedPdf,
  hugeImagePdf,
  onePagePdf,
  rawPdf,
  slowPdf,
  stream,
  swellingPdf,
} from "../../tests/support/raw-pdf";
import { CAPTURE_LIMITS, type CaptureLimits } from "./capture";
import { bytesHeld, prepareCopies } from "./capture.server";

// Hostile files by the classes of the threat model, each with an honest file of the same sort that must pass.

const SCRIPT = "<script>alert(document.cookie)</script>";
const PHP = "<?php system($_GET['c']); ?>";
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const ZIP = Buffer.concat([
  Buffer.from("PK\x03\x04\x14\x00\x00\x00\x00\x00", "latin1"),
  Buffer.from("canary-entry.exe"),
  Buffer.from("PK\x05\x06", "latin1"),
  Buffer.alloc(18),
]);

const jpeg = () => photo().jpeg().toBuffer();
const png = () => photo().png().toBuffer();

/** The one copy made of the file; fails the test when it was refused. */
async function accepted(bytes: Buffer, limits?: CaptureLimits) {
  const copies = await prepareCopies(bytes, limits);
  if (!copies.ok) throw new Error(`refused: ${copies.refusal}`);
  const [copy, ...others] = copies.value;
  if (copy === undefined || others.length > 0) throw new Error(`${copies.value.length} copies`);
  return copy;
}

async function refusal(bytes: Buffer, limits?: CaptureLimits) {
  const copies = await prepareCopies(bytes, limits);
  return copies.ok ? "accepted" : copies.refusal;
}

describe("honest files", () => {
  it("turns a phone's photo upright, bounds it and leaves where and how it was taken behind", async () => {
    const original = await phonePhoto();
    expect((await sharp(original).metadata()).exif?.includes("canary-description")).toBe(true);

    const copy = await accepted(original);
    const { format, exif, icc, xmp, iptc, orientation, comments } = await sharp(copy.jpeg).metadata();
    expect([copy.width, copy.height]).toEqual([1950, 2600]);
    expect({ format, exif, icc, xmp, iptc, orientation, comments }).toEqual({ format: "jpeg" });
    expect(copy.jpeg.includes("anary")).toBe(false);
    // The table is at the picture's short ends: upright, the card's left edge is at the top.
    const corner = await sharp(copy.jpeg).extract({ left: 975, top: 22, width: 1, height: 1 }).raw().toBuffer();
    expect(corner[0]).toBeLessThan(160);
  });

  it.each([
    ["JPEG", () => photo().jpeg().toBuffer()],
    ["progressive JPEG", () => photo().jpeg({ progressive: true }).toBuffer()],
    ["grey JPEG", () => photo().greyscale().jpeg().toBuffer()],
    ["CMYK JPEG", () => photo().toColourspace("cmyk").jpeg().toBuffer()],
    ["PNG", png],
    ["PNG of 16 bits", () => photo().toColourspace("rgb16").png().toBuffer()],
    ["WebP", () => photo().webp().toBuffer()],
    ["PDF of one page", async () => onePagePdf()],
  ])("accepts %s", async (_name, make) => {
    const copy = await accepted(await make());
    expect((await sharp(copy.jpeg).metadata()).space).toBe("srgb");
    expect(Math.max(copy.width, copy.height)).toBeGreaterThanOrEqual(1600);
  });

  it("puts a see-through picture on white", async () => {
    const clear = { width: 800, height: 600, channels: 4, background: "#00000000" } as const;
    const copy = await accepted(await sharp({ create: clear }).png().toBuffer());
    expect((await sharp(copy.jpeg).raw().toBuffer())[0]).toBe(255);
  });

  it("keeps a scanned page as it is, and of a photograph what prints a card", async () => {
    const scan = await accepted(flatPng(2480, 3508));
    expect([scan.width, scan.height]).toEqual([2480, 3508]);
    const taken = await accepted(await photo({ width: 3600, height: 2700 }).jpeg().toBuffer());
    expect([taken.width, taken.height]).toEqual([2600, 1950]);
  });

  it("gives front and back of a PDF of two pages, in order", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([595, 842]).drawRectangle({ width: 595, height: 842 });
    pdf.addPage([842, 595]);
    const copies = await prepareCopies(Buffer.from(await pdf.save()));
    if (!copies.ok) throw new Error(copies.refusal);

    const [front, back] = copies.value;
    expect(copies.value.map(({ width, height }) => [width, height])).toEqual([
      [2479, 3508],
      [3508, 2479],
    ]);
    expect(front && (await sharp(front.jpeg).raw().toBuffer())[0]).toBeLessThan(5);
    expect(back && (await sharp(back.jpeg).raw().toBuffer())[0]).toBe(255);
  });

  it("draws the colours of a PDF", async () => {
    const copy = await accepted(onePagePdf());
    const blue = await sharp(copy.jpeg).extract({ left: 1020, top: 2190, width: 1, height: 1 }).raw().toBuffer();
    expect(blue[2]).toBeGreaterThan(240);
    expect(blue[0]).toBeLessThan(15);
  });
});

describe("files that are two things at once", () => {
  it.each([
    ["JPEG and HTML", async () => Buffer.concat([await jpeg(), Buffer.from(`<html>${SCRIPT}</html>`)]), SCRIPT],
    ["JPEG with a script as comment", async () => withJpegComment(await jpeg(), SCRIPT), SCRIPT],
    ["JPEG and ZIP", async () => Buffer.concat([await jpeg(), ZIP]), "PK\x03\x04"],
    ["JPEG and PHP", async () => Buffer.concat([await jpeg(), Buffer.from(PHP)]), PHP],
    [
      "JPEG with PHP in EXIF",
      () =>
        photo()
          .withExif({ IFD0: { Copyright: PHP } })
          .jpeg()
          .toBuffer(),
      PHP,
    ],
    ["JPEG and PDF", async () => Buffer.concat([await jpeg(), onePagePdf()]), "%PDF-"],
    ["JPEG and EICAR", async () => Buffer.concat([await jpeg(), Buffer.from(EICAR)]), "EICAR"],
    ["PNG with a script as text", async () => withPngText(await png(), SCRIPT), SCRIPT],
    ["PNG and ZIP", async () => Buffer.concat([await png(), ZIP]), "PK\x03\x04"],
    ["PDF and HTML", async () => Buffer.concat([onePagePdf(), Buffer.from(SCRIPT)]), SCRIPT],
  ])("keeps of %s the picture only", async (_name, make, marker) => {
    const bytes = await make();
    expect(bytes.includes(marker)).toBe(true);
    const { jpeg: copy } = await accepted(bytes);
    expect(copy.includes(marker)).toBe(false);
    expect(copy.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
  });
});

describe("files that are no picture", () => {
  it.each([
    ["an empty file", Buffer.alloc(0), "file-empty"],
    [
      "SVG with a script",
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">${SCRIPT}</svg>`),
      "file-type",
    ],
    ["HTML called jpg", Buffer.from(`<!doctype html>${SCRIPT}`), "file-type"],
    ["PHP", Buffer.from(PHP), "file-type"],
    ["ZIP", ZIP, "file-type"],
    ["EICAR", Buffer.from(EICAR), "file-type"],
    ["an executable", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(600)]), "file-type"],
    ["MP4", Buffer.from("\0\0\0\x20ftypisom\0\0\x02\0isomiso2", "latin1"), "file-type"],
    ["AVIF", Buffer.from("\0\0\0\x20ftypavif\0\0\0\0avifmif1", "latin1"), "file-type"],
    ["HEIC", Buffer.from("\0\0\0\x20ftypheic\0\0\0\0mif1heic", "latin1"), "file-heic"],
    ["nothing but a JPEG marker", Buffer.from([0xff, 0xd8, 0xff]), "file-broken"],
    [
      "a script behind a JPEG marker",
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(SCRIPT)]),
      "file-broken",
    ],
    ["a script behind a PDF marker", Buffer.from(`%PDF-1.7\n${SCRIPT}`), "file-broken"],
  ])("refuses %s", async (_name, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  it("refuses GIF, also an honest one", async () => {
    expect(await refusal(await photo().gif().toBuffer())).toBe("file-type");
  });
});

describe("pictures that do harm by their size", () => {
  it("refuses a flood of pixels before decoding it", async () => {
    const flood = flatPng(30_000, 30_000);
    expect(flood.length).toBeLessThan(200_000);
    expect(await refusal(flood)).toBe("image-too-many-pixels");
    expect(await refusal(flatPng(7000, 5715))).toBe("image-too-many-pixels");
    expect(await refusal(flatPng(7000, 5714))).toBe("accepted");
  });

  it("refuses a PNG that declares more than it holds", async () => {
    const honest = flatPng(2000, 1500);
    expect(await refusal(honest)).toBe("accepted");
    expect(await refusal(honest.subarray(0, honest.length - 60))).toBe("file-broken");
  });

  it("refuses what cannot be read for its smallness", async () => {
    expect(await refusal(await photo({ width: 499, height: 400 }).jpeg().toBuffer())).toBe("image-too-small");
    expect(await refusal(await photo({ width: 2000, height: 299 }).jpeg().toBuffer())).toBe("image-too-small");
    expect(await refusal(await photo({ width: 500, height: 300 }).jpeg().toBuffer())).toBe("accepted");
  });

  it("refuses a file over the limit, whatever it holds", async () => {
    const padded = (length: number) => Buffer.concat([small, Buffer.alloc(length - small.length)]);
    const small = await jpeg();
    expect(await refusal(padded(CAPTURE_LIMITS.fileBytes + 1))).toBe("file-too-large");
    expect(await refusal(padded(CAPTURE_LIMITS.fileBytes))).toBe("accepted");
  });

  it("refuses a JPEG cut short at any place", async () => {
    const whole = await jpeg();
    for (const part of [0.01, 0.1, 0.5, 0.9, 0.99]) {
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * part)))).toBe("file-broken");
    }
    expect(await refusal(whole)).toBe("accepted");
  });
});

describe("pictures that are decoded whole", () => {
  it("are known by their header", () => {
    const scan = {
      format: "png",
      width: 4960,
      height: 7016,
      channels: 3,
      depth: "uchar",
      isProgressive: false,
    } as const;
    expect(bytesHeld(scan)).toBe(0);
    expect(bytesHeld({ ...scan, isProgressive: true })).toBe(4960 * 7016 * 3);
    expect(bytesHeld({ ...scan, isProgressive: true, depth: "ushort", channels: 4 })).toBe(4960 * 7016 * 8);
    expect(bytesHeld({ ...scan, format: "jpeg", orientation: 1 })).toBe(0);
    expect(bytesHeld({ ...scan, format: "jpeg", orientation: 6 })).toBe(4960 * 7016 * 3);
    expect(bytesHeld({ ...scan, format: "jpeg", isProgressive: true, orientation: 6 })).toBe(2 * 4960 * 7016 * 3);
    expect(bytesHeld({ ...scan, format: "webp" })).toBe(4960 * 7016 * 3);
  });

  it("are refused where they would take more memory than one picture may, and taken below", async () => {
    const interlaced = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 4, background: "#88888888" } })
        .toColourspace("rgb16")
        .png({ progressive: true, compressionLevel: 1 })
        .toBuffer();
    expect(await refusal(await interlaced(5000))).toBe("image-too-many-pixels");
    expect(await refusal(await interlaced(2000))).toBe("accepted");
  });
});

describe("damaged files", () => {
  /** The file with one to eight bytes changed, the same ones on every run. */
  function damaged(bytes: Buffer, seed: number): Buffer {
    const changed = Buffer.from(bytes);
    let state = seed * 2654435761 + 1;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state;
    };
    for (let count = 1 + (next() % 8); count > 0; count -= 1) changed[next() % bytes.length] = next() >>> 24;
    return changed;
  }

  it.each([
    ["JPEG", jpeg, 60],
    ["PNG", png, 60],
    ["WebP", () => photo().webp().toBuffer(), 60],
    ["PDF", async () => onePagePdf(), 6],
  ])("of the sort %s get an answer, never an error", async (_name, make, count) => {
    const whole = await make();
    for (let seed = 1; seed <= count; seed += 1) {
      expect(await refusal(damaged(whole, seed))).toMatch(/^(accepted|file-|image-|pdf-)/);
    }
  });
});

describe("PDFs with more than a picture", () => {
  const attached = [
    stream("canary attachment", "/Type /EmbeddedFile"),
    "<< /Type /Filespec /F (canary.exe) /EF << /F 5 0 R >> >>",
  ];

  it.each([
    ["JavaScript on opening", onePagePdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), "/JavaScript"],
    ["a program to launch", onePagePdf("/OpenAction << /S /Launch /F (calc.exe) >>"), "/Launch"],
    ["an address to call", onePagePdf("/OpenAction << /S /URI /URI (https://example.org/canary) >>"), "canary"],
    ["an attachment", onePagePdf("/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>", attached), "/EmbeddedFile"],
    ["an XFA form", onePagePdf("/AcroForm << /Fields [] /XFA 5 0 R >>", [stream(`<xdp>${SCRIPT}</xdp>`)]), "/XFA"],
  ])("keeps of a PDF with %s the page only", async (_name, bytes, marker) => {
    expect(bytes.includes(marker)).toBe(true);
    const copy = await accepted(bytes);
    expect(copy.jpeg.includes(marker)).toBe(false);
    expect(copy.jpeg.includes("PDF")).toBe(false);
  });

  it("runs no script of a document made by a library", async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([595, 842]);
    pdf.addJavaScript("main", "while (true) {}");
    await pdf.attach(Buffer.from(SCRIPT), "canary.html");
    expect((await accepted(Buffer.from(await pdf.save()))).height).toBe(3508);
  });
});

describe("PDFs that cannot become copies", () => {
  it("refuses one that asks for a password, and opens one protected against editing only", async () => {
    expect(await refusal(encryptedPdf({ opensWithoutPassword: false }))).toBe("pdf-locked");
    const copy = await accepted(encryptedPdf({ opensWithoutPassword: true }));
    const blue = await sharp(copy.jpeg).extract({ left: 1020, top: 2190, width: 1, height: 1 }).raw().toBuffer();
    expect(blue[2]).toBeGreaterThan(240);
  });

  it("refuses more pages than a document has sides", async () => {
    const pdf = await PDFDocument.create();
    for (let page = 0; page < 2; page += 1) pdf.addPage([595, 842]);
    const two = Buffer.from(await pdf.save());
    pdf.addPage([595, 842]);
    const three = Buffer.from(await pdf.save());

    expect(await refusal(three)).toBe("pdf-too-many-pages");
    expect(await refusal(two)).toBe("accepted");
    expect(await refusal(two, { ...CAPTURE_LIMITS, pdfPages: 1 })).toBe("pdf-too-many-pages");
  });

  it("refuses one without pages, without sizes, or cut short", async () => {
    expect(await refusal(rawPdf(["<< /Type /Catalog >>"]))).toBe("file-broken");
    expect(await refusal(rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]))).toBe(
      "file-broken",
    );
    expect(await refusal(onePagePdf().subarray(0, 60))).toBe("file-broken");
    const thin = rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 14400 1] >>",
    ]);
    expect(await refusal(thin)).toBe("image-too-small");
  });

  it("bounds the pixels of a page of any size", async () => {
    const vast = rawPdf([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000000 2000000] >>",
    ]);
    expect(await accepted(vast)).toMatchObject({ width: 3508, height: 3508 });
  });

  it("stops one that would be drawn for ever", async () => {
    expect(await refusal(slowPdf(20_000), { ...CAPTURE_LIMITS, milliseconds: 2500 })).toBe("pdf-too-slow");
    expect(await refusal(slowPdf(1))).toBe("accepted");
  });

  it("stops one that takes too much memory", async () => {
    expect(await refusal(swellingPdf())).toBe("pdf-too-slow");
    expect(await refusal(swellingPdf(3))).toBe("accepted");
  });

  it("draws an image of any size within its limits", async () => {
    expect(await accepted(hugeImagePdf(16_000))).toMatchObject({ width: 2479, height: 3508 });
  });
});
