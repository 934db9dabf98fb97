import { degrees, PDFDocument } from "pdf-lib";
import sharp, { type Sharp } from "sharp";
import { flatPng, phonePhoto, photo } from "./document-photos";
import type { SentFile } from "./hostile-files";

/** A hundred files as offices have them: photographs and scans, of every sort that the desk takes. */
export function honestFiles(): { name: string; make: () => Promise<SentFile> }[] {
  return [...pictures(), ...pdfs(), ...curious()];
}

const SIZES: [number, number][] = [
  [1050, 700],
  [1600, 1200],
  [1200, 1600],
  [2480, 3508],
];

const FORMATS: [string, string, (picture: Sharp) => Sharp][] = [
  ["JPEG", "image/jpeg", (picture) => picture.jpeg({ quality: 90 })],
  ["JPEG of low quality", "image/jpeg", (picture) => picture.jpeg({ quality: 45 })],
  ["progressive JPEG", "image/jpeg", (picture) => picture.jpeg({ progressive: true })],
  ["JPEG without subsampling", "image/jpeg", (picture) => picture.jpeg({ chromaSubsampling: "4:4:4" })],
  ["grey JPEG", "image/jpeg", (picture) => picture.greyscale().jpeg()],
  ["CMYK JPEG", "image/jpeg", (picture) => picture.toColourspace("cmyk").jpeg()],
  ["JPEG with a profile", "image/jpeg", (picture) => picture.withIccProfile("p3").jpeg()],
  ["PNG", "image/png", (picture) => picture.png({ compressionLevel: 3 })],
  ["interlaced PNG", "image/png", (picture) => picture.png({ progressive: true, compressionLevel: 3 })],
  ["PNG with few colours", "image/png", (picture) => picture.png({ palette: true, colours: 32, effort: 1 })],
  ["grey PNG", "image/png", (picture) => picture.greyscale().png({ compressionLevel: 3 })],
  ["PNG of 16 bits", "image/png", (picture) => picture.toColourspace("rgb16").png({ compressionLevel: 3 })],
  ["see-through PNG", "image/png", (picture) => picture.ensureAlpha(0.9).png({ compressionLevel: 3 })],
  ["WebP", "image/webp", (picture) => picture.webp({ effort: 1 })],
  ["WebP without loss", "image/webp", (picture) => picture.webp({ lossless: true, effort: 0 })],
];

function pictures() {
  const sorts = FORMATS.flatMap(([name, type, write]) =>
    SIZES.map(([width, height]) => ({
      name: `${name}, ${width} × ${height}`,
      make: async () => sent(await write(photo({ width, height })).toBuffer(), type),
    })),
  );
  const turned = [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => ({
    name: `JPEG that says to be turned, ${orientation}`,
    make: async () => sent(await photo().withMetadata({ orientation }).jpeg().toBuffer()),
  }));
  const lights = [0.5, 0.7, 0.85].map((light) => ({
    name: `JPEG in the light ${light}`,
    make: async () => sent(await photo({ light }).jpeg().toBuffer()),
  }));
  return [...sorts, ...turned, ...lights];
}

function pdfs() {
  const pages: { name: string; sizes: [number, number][]; turn?: number; lossless?: boolean }[] = [
    { name: "A4", sizes: [[595, 842]] },
    { name: "A4 lying", sizes: [[842, 595]] },
    { name: "a card's size", sizes: [[243, 153]] },
    {
      name: "two cards",
      sizes: [
        [243, 153],
        [243, 153],
      ],
    },
    {
      name: "two pages",
      sizes: [
        [595, 842],
        [595, 842],
      ],
    },
    {
      name: "one standing, one lying",
      sizes: [
        [595, 842],
        [842, 595],
      ],
    },
    { name: "Letter", sizes: [[612, 792]] },
    { name: "A3", sizes: [[842, 1191]] },
    { name: "a page without loss", sizes: [[595, 842]], lossless: true },
    { name: "pages turned by 90", sizes: [[595, 842]], turn: 90 },
    {
      name: "pages turned by 180",
      sizes: [
        [595, 842],
        [595, 842],
      ],
      turn: 180,
    },
    { name: "pages turned by 270", sizes: [[842, 595]], turn: 270 },
  ];
  return pages.flatMap((of) =>
    [false, true].map((objectStreams) => ({
      name: `PDF of ${of.name}${objectStreams ? ", packed" : ""}`,
      make: async () => {
        const pdf = await PDFDocument.create();
        const picture = of.lossless
          ? await pdf.embedPng(await photo({ width: 1100, height: 700 }).png().toBuffer())
          : await pdf.embedJpg(await photo({ width: 1100, height: 700 }).jpeg().toBuffer());
        for (const [width, height] of of.sizes) {
          const page = pdf.addPage([width, height]);
          page.drawImage(picture, { x: 0, y: 0, width, height: (width * 7) / 11 });
          if (of.turn !== undefined) page.setRotation(degrees(of.turn));
        }
        return sent(Buffer.from(await pdf.save({ useObjectStreams: objectStreams })), "application/pdf");
      },
    })),
  );
}

function curious(): { name: string; make: () => Promise<SentFile> }[] {
  return [
    { name: "a phone's photo with its place", make: async () => sent(await phonePhoto()) },
    { name: "a scan in black and white", make: async () => sent(flatPng(2480, 3508), "image/png") },
    {
      name: "the smallest that can be read",
      make: async () => sent(await photo({ width: 500, height: 300 }).jpeg().toBuffer()),
    },
    { name: "a strip", make: async () => sent(await photo({ width: 3400, height: 320 }).jpeg().toBuffer()) },
    {
      name: "forty megapixels",
      make: async () => sent(await photo({ width: 7300, height: 5470 }).jpeg({ quality: 70 }).toBuffer()),
    },
    {
      name: "twenty megapixels, progressive and lying",
      make: async () =>
        sent(
          await sharp(await photo({ width: 1825, height: 1367 }).jpeg().toBuffer())
            .resize(5160, 3870, { fit: "fill" })
            .withMetadata({ orientation: 6 })
            .jpeg({ quality: 60, progressive: true })
            .toBuffer(),
        ),
    },
  ];
}

const sent = (bytes: Buffer, type = "image/jpeg"): SentFile => ({ bytes, name: "documento", type });
