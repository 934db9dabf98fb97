import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PDFDocument } from "pdf-lib";
import sharp from "sharp";

/** What a page went through before it came back. */
type Course = {
  /** Degrees. */
  tilt?: number;
  /** How far a pixel may be off, of 255, on both sides. */
  noise?: number;
  dotsPerInch?: number;
};

/** The pages of a printed PDF as a copier or a phone gives them back: JPEG files, one a page. */
export async function scanned(
  pdf: Uint8Array,
  { tilt = 2, noise = 40, dotsPerInch = 200 }: Course = {},
): Promise<Buffer[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const pictures: Buffer[] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: dotsPerInch / 72, render: "bitmap" });
      const turned = await sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: "#ffffff" })
        .rotate(tilt, { background: "#ffffff" })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      pictures.push(await grainy(turned, noise));
    }
    document.destroy();
    return pictures;
  } finally {
    library.destroy();
  }
}

type Raw = { data: Buffer; info: { width: number; height: number; channels: number } };

/** The same grain in every run. */
function grainy({ data, info }: Raw, noise: number): Promise<Buffer> {
  let seed = 7;
  for (let index = 0; index < data.length; index += 1) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const off = ((seed >> 8) % (2 * noise + 1)) - noise;
    data[index] = Math.min(255, Math.max(0, (data[index] ?? 255) + off));
  }
  const { width, height } = info;
  return sharp(data, { raw: { width, height, channels: info.channels as 1 } })
    .jpeg({ quality: 70 })
    .toBuffer();
}

/** Pictures in one PDF, one a page, as a scanner makes them. */
export async function inOnePdf(pictures: readonly Buffer[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (const picture of pictures) {
    const image = await document.embedJpg(picture);
    const scale = 842 / Math.max(image.width, image.height);
    const size = { width: image.width * scale, height: image.height * scale };
    document.addPage([size.width, size.height]).drawImage(image, { x: 0, y: 0, ...size });
  }
  return Buffer.from(await document.save());
}

/** A page of somebody else's paper: words, and no code. */
export function foreignPage(): Promise<Buffer> {
  const lines = Array.from(
    { length: 40 },
    (_, row) => `<rect x="120" y="${200 + row * 40}" width="${700 + ((row * 97) % 260)}" height="9"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="1240" height="1754" fill="#fff"/>${lines.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer();
}
