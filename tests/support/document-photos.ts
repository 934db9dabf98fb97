import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** A card with lines of small print on a table, as a phone sees it: made, not taken. */
export function photo({ width = 1600, height = 1200, blur = 0, light = 1 } = {}): Sharp {
  const card = sharp(Buffer.from(cardSvg(width, height))).flatten({ background: "#8a6f55" });
  const seen = blur === 0 ? card : card.blur(blur);
  return light === 1 ? seen : seen.linear(light, 0);
}

/** Strokes of the size of print instead of letters: the same picture on a machine without fonts. */
function cardSvg(width: number, height: number): string {
  const left = width * 0.1;
  const top = height * 0.15;
  const size = width / 70;
  const strokes: string[] = [];
  for (let row = 0; row < 13; row += 1) {
    for (let column = 0; column < 48; column += 1) {
      // A fixed sequence stands for the chance of real words.
      if ((row * 31 + column * 17) % 7 < 2) continue;
      const x = left + width * 0.04 + column * size;
      const y = top + height * 0.06 + row * size * 2.4;
      strokes.push(
        `<path d="M${x} ${y + size}l${size * 0.3} ${-size}l${size * 0.3} ${size}m${-size * 0.5} ${-size * 0.3}h${size * 0.4}"/>`,
      );
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect x="${left}" y="${top}" width="${width * 0.8}" height="${height * 0.7}" rx="20" fill="#e9e4d8"/>
    <g stroke="#222" stroke-width="${Math.max(2, size / 8)}" fill="none">${strokes.join("")}</g>
  </svg>`;
}

/** What a phone writes: 12 megapixels lying on their side, with where and by which phone it was taken. */
export async function phonePhoto(): Promise<Buffer> {
  return photo({ width: 4032, height: 3024 })
    .withExif({
      IFD0: { Make: "Canary Phones", Model: "Canary 12", ImageDescription: "canary-description" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "45/1 4/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "7/1 41/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A PNG that declares and holds width × height pixels in a few kilobytes, written without ever holding them. */
export function flatPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(rows, { level: 9 })),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The PNG with a text chunk after its header. */
export function withPngText(png: Buffer, text: string): Buffer {
  const headerEnd = 8 + 25;
  const chunk = pngChunk("tEXt", Buffer.from(`Comment\0${text}`, "latin1"));
  return Buffer.concat([png.subarray(0, headerEnd), chunk, png.subarray(headerEnd)]);
}

/** The JPEG with a comment segment right after its first marker. */
export function withJpegComment(jpeg: Buffer, text: string): Buffer {
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(text, "latin1"), jpeg.subarray(2)]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
