import type { ScanFileRefusal } from "./scan";

/** A page as it is kept: an upright-as-it-lay JPEG in shades of grey, and the codes that were read on it. */
export type ReadPage = { page: number; width: number; height: number; codes: string[]; jpeg: Buffer };

/** A page that was read, or one of which there is no picture. */
export type TurnedPage = ReadPage | { page: number; jpeg: null };

/**
 * What the child that reads scanned paper says, one thing after the other: how many pages there are, then each page
 * (from 1), or that it could not be drawn, then that it was the last; or why it reads none.
 */
export type ScanWord =
  | { kind: "pages"; pages: number }
  | ({ kind: "page" } & ReadPage)
  | { kind: "blank"; page: number }
  | { kind: "refusal"; refusal: ScanFileRefusal }
  | { kind: "end" };

type Header = Record<string, unknown> & { jpegBytes: number };

/** Length of the header (4 bytes, big-endian), header (JSON), JPEG. */
export function writeWord(word: ScanWord): Buffer {
  const jpeg = word.kind === "page" ? word.jpeg : Buffer.alloc(0);
  const header = Buffer.from(JSON.stringify({ ...word, jpeg: undefined, jpegBytes: jpeg.length }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, jpeg]);
}

/** Puts the words together again from the pieces in which they arrive. */
export class WordReader {
  #rest = Buffer.alloc(0);

  /** The words that are whole with this piece. */
  *take(piece: Buffer): Generator<ScanWord> {
    this.#rest = Buffer.concat([this.#rest, piece]);
    for (;;) {
      const word = this.#next();
      if (word === null) return;
      yield word;
    }
  }

  #next(): ScanWord | null {
    if (this.#rest.length < 4) return null;
    const headerEnd = 4 + this.#rest.readUInt32BE(0);
    if (this.#rest.length < headerEnd) return null;
    const { jpegBytes, ...word } = JSON.parse(this.#rest.toString("utf8", 4, headerEnd)) as Header;
    const end = headerEnd + jpegBytes;
    if (this.#rest.length < end) return null;
    const jpeg = Buffer.from(this.#rest.subarray(headerEnd, end));
    this.#rest = this.#rest.subarray(end);
    return (word.kind === "page" ? { ...word, jpeg } : word) as ScanWord;
  }
}
