import { createHash, randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";

/** A PDF written object by object, for what no honest library writes. `objects[0]` is object 1, the catalogue. */
export function rawPdf(objects: (string | Buffer)[], trailer = ""): Buffer {
  const chunks: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets: number[] = [];
  const length = () => chunks.reduce((sum, chunk) => sum + chunk.length, 0);

  for (const [index, object] of objects.entries()) {
    offsets.push(length());
    chunks.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
  }
  const xrefAt = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  chunks.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}`));
  chunks.push(Buffer.from(`trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${xrefAt}\n%%EOF\n`));
  return Buffer.concat(chunks);
}

export function stream(content: string | Buffer, entries = ""): Buffer {
  const packed = deflateSync(content);
  const head = `<< /Length ${packed.length} /Filter /FlateDecode ${entries} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from("\nendstream")]);
}

const CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const pageWith = (resources: string) =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << ${resources} >> >>`;
const DRAWING = stream("0 0 1 rg 100 100 300 400 re f");

/** One blue page, with more entries in the catalogue and more objects from number 5 on. */
export function onePagePdf(catalogue = "", more: (string | Buffer)[] = [], trailer = ""): Buffer {
  return rawPdf([`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`, PAGES, pageWith(""), DRAWING, ...more], trailer);
}

/** A page whose forms each draw the one below twice: 2^depth drawings, all held in memory, in a kilobyte. */
export function swellingPdf(depth = 27): Buffer {
  const forms = Array.from({ length: depth }, (_, level) =>
    level === depth - 1 ? form("0 0 500 500 re f", "") : form("/F Do /F Do", `/XObject << /F ${level + 6} 0 R >>`),
  );
  return rawPdf([CATALOGUE, PAGES, pageWith("/XObject << /F 5 0 R >>"), stream("/F Do"), ...forms]);
}

/** A page whose every pixel is computed by a program of `steps` steps. */
export function slowPdf(steps: number): Buffer {
  const program = stream(`{ ${"dup mul sqrt ".repeat(steps)} pop }`, "/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]");
  const shading = "<< /ShadingType 1 /ColorSpace /DeviceGray /Matrix [595 0 0 842 0 0] /Function 6 0 R >>";
  return rawPdf([CATALOGUE, PAGES, pageWith("/Shading << /S 5 0 R >>"), stream("/S sh"), shading, program]);
}

const form = (content: string, resources: string) =>
  stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >>`);

/** A page with one grey image of `side` × `side` pixels, a thousandth of that as a file. */
export function hugeImagePdf(side: number): Buffer {
  const entries = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8`;
  const image = stream(Buffer.alloc(side * side, 0x80), entries);
  return rawPdf([CATALOGUE, PAGES, pageWith("/XObject << /I 5 0 R >>"), stream("595 0 0 842 0 0 cm /I Do"), image]);
}

/**
 * Encrypted by the standard handler, revision 2 (PDF 1.7, 7.6.3). `opensWithoutPassword`: only an owner password was set,
 * as offices do against editing; readers open such a file without asking.
 */
export function encryptedPdf({ opensWithoutPassword }: { opensWithoutPassword: boolean }): Buffer {
  const id = randomBytes(16);
  const owner = randomBytes(32);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(PADDING, owner, permissions, id).subarray(0, 5);
  const user = opensWithoutPassword ? rc4(key, PADDING) : randomBytes(32);

  const drawing = Buffer.from("0 0 1 rg 100 100 300 400 re f");
  const objectKey = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  const contents = Buffer.concat([
    Buffer.from(`<< /Length ${drawing.length} >>\nstream\n`),
    rc4(objectKey, drawing),
    Buffer.from("\nendstream"),
  ]);
  const handler = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString("hex")}> /U <${user.toString("hex")}> /P -4 >>`;
  const ids = `<${id.toString("hex")}>`;
  return rawPdf([CATALOGUE, PAGES, pageWith(""), contents, handler], `/Encrypt 5 0 R /ID [${ids} ${ids}]`);
}

const PADDING = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");

const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();

function rc4(key: Buffer, input: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (a: number, b: number) => {
    const kept = state[a] ?? 0;
    state[a] = state[b] ?? 0;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(input).map((byte) => {
    i = (i + 1) % 256;
    j = (j + (state[i] ?? 0)) % 256;
    swap(i, j);
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) % 256] ?? 0);
  }) as Buffer;
}
