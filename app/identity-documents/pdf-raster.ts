/** A drawn page, as a JPEG that is nearly without loss: its pixels would take twenty times as much in two processes. */
export type RasterPage = { jpeg: Buffer };

export type RasterRefusal = "file-broken" | "pdf-locked" | "pdf-too-many-pages" | "pdf-too-slow";

/** What the child that opens a PDF says on its standard output. */
export type RasterAnswer = { pages: RasterPage[] } | { refusal: RasterRefusal };

type Header = { pages: { bytes: number }[] } | { refusal: RasterRefusal };

/** Length of the header (4 bytes, big-endian), header (JSON), pages. */
export function writeAnswer(answer: RasterAnswer): Buffer[] {
  const header: Header =
    "refusal" in answer ? answer : { pages: answer.pages.map(({ jpeg }) => ({ bytes: jpeg.length })) };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return [length, json, ...("pages" in answer ? answer.pages.map((page) => page.jpeg) : [])];
}

/** The answer again; throws when the bytes are not exactly one answer. */
export function readAnswer(bytes: Buffer): RasterAnswer {
  const headerEnd = 4 + bytes.readUInt32BE(0);
  const header: Header = JSON.parse(bytes.toString("utf8", 4, headerEnd));
  if ("refusal" in header) return header;

  let at = headerEnd;
  const pages = header.pages.map((page) => {
    const jpeg = bytes.subarray(at, at + page.bytes);
    at += page.bytes;
    return { jpeg };
  });
  if (at !== bytes.length) throw new Error(`the answer about a PDF has ${bytes.length} bytes instead of ${at}`);
  return { pages };
}
