import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";

/**
 * Writes a PDF from its first byte to its last, object by object, holding none of them: what is taken out may be sent
 * and forgotten. File structure of ISO 32000-1, 7.5, with what PDF/A-1 (ISO 19005-1, 6.1) allows: no object streams.
 */
export type PdfWriter = {
  /** The number of an object that is written later. */
  reserve: () => number;
  object: (ref: number, body: string) => void;
  /** A stream whose bytes are in their final form; `entries` are those of its dictionary besides Length. */
  stream: (ref: number, entries: string, bytes: Uint8Array) => void;
  /** A stream of text (operators, Latin-1), compressed. */
  deflated: (ref: number, entries: string, text: string) => void;
  /** Objects numbered from 1 that were written before any other, as they stand in a file of their own. */
  written: (objects: WrittenObjects) => void;
  /** How many bytes were written since the last time, and these. */
  waiting: () => number;
  take: () => Buffer;
  /** Cross-reference table and trailer. The identifier follows from all the bytes before it. */
  end: (root: number, info: number) => void;
};

/** Finished objects 1…n: `offsets` are counted from the beginning of `bytes`. */
export type WrittenObjects = { bytes: Buffer; offsets: readonly number[] };

/** The comment of four high bytes tells programs that carry the file that it is binary (ISO 19005-1, 6.1.2). */
const HEADER = Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "latin1");

export function newPdfWriter(): PdfWriter {
  const offsets: number[] = [];
  const hash = createHash("sha256");
  let last = 0;
  let position = 0;
  let taken = 0;
  let pending: Buffer[] = [];

  const put = (bytes: Buffer) => {
    pending.push(bytes);
    hash.update(bytes);
    position += bytes.length;
  };
  const puts = (text: string) => put(Buffer.from(text, "latin1"));
  const stream = (ref: number, entries: string, bytes: Uint8Array) => {
    offsets[ref] = position;
    puts(`${ref} 0 obj\n<<${entries}/Length ${bytes.length}>>\nstream\n`);
    put(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    puts("\nendstream\nendobj\n");
  };
  put(HEADER);

  return {
    reserve: () => ++last,
    object(ref, body) {
      offsets[ref] = position;
      puts(`${ref} 0 obj\n${body}\nendobj\n`);
    },
    stream,
    deflated: (ref, entries, text) =>
      stream(ref, `${entries}/Filter/FlateDecode`, deflateSync(Buffer.from(text, "latin1"))),
    written(objects) {
      if (last > 0) throw new Error("other objects have taken these numbers");
      objects.offsets.forEach((offset, index) => {
        offsets[index + 1] = position + offset;
      });
      last = objects.offsets.length;
      put(objects.bytes);
    },
    waiting: () => position - taken,
    take() {
      const bytes = Buffer.concat(pending);
      pending = [];
      taken = position;
      return bytes;
    },
    end(root, info) {
      const id = hash.copy().digest("hex").slice(0, 32);
      const start = position;
      const entry = (offset: number | undefined) => {
        if (offset === undefined) throw new Error("an object was reserved and never written");
        return `${String(offset).padStart(10, "0")} 00000 n \n`;
      };
      const table = Array.from({ length: last }, (_, index) => entry(offsets[index + 1])).join("");
      puts(
        `xref\n0 ${last + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${last + 1}/Root ${root} 0 R/Info ${info} 0 R/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
      );
    },
  };
}

/**
 * A text string (ISO 32000-1, 7.9.2.2), in hexadecimal: one byte a letter where the letters allow, else UTF-16. The
 * letters of Latin-1 have its codes in PDFDocEncoding too (annex D.2), but for the soft hyphen.
 */
export function pdfText(text: string): string {
  if (/^[\x20-\x7e\xa1-\xac\xae-\xff]*$/.test(text)) return `<${Buffer.from(text, "latin1").toString("hex")}>`;
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  return `<${utf16.toString("hex")}>`;
}
