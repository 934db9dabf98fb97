import sharp from "sharp";
import { sniff } from "~/identity-documents/sniff";
import { done, type Outcome, refused } from "~/platform/outcome";
import { runWatchedInPieces } from "~/platform/watched-child";
import { SCAN_LIMITS, type ScanFileKind, type ScanFileRefusal, type ScanLimits } from "./scan";
import { type ReadPage, WordReader } from "./scan-answer";

const CHILD = "app/scans/scan-reader.child.ts";

/** How much longer the child waits before it ends itself, in case nobody is left to end it. */
const GRACE_MS = 5000;

/** Of one page on the child's standard output, at most: no picture of this size weighs as much. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** What the file is, told by its content, never by its name or declared type; or why it is not taken in. */
export async function kindOfScan(
  bytes: Buffer,
  limits: ScanLimits = SCAN_LIMITS,
): Promise<Outcome<ScanFileKind, ScanFileRefusal>> {
  if (bytes.length === 0) return refused("file-empty");
  if (bytes.length > limits.fileBytes) return refused("file-too-large");
  const sniffed = sniff(bytes);
  if (sniffed === null) return refused("file-type");
  if (sniffed === "heic") return refused("file-heic");
  if (sniffed === "pdf") return done("pdf");

  // The header alone is read here; the limit is ours to check, so that it has an answer of its own.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (header === null || header.format !== sniffed) return refused("file-broken");
  return header.width * header.height > limits.pixels ? refused("image-too-many-pixels") : done("image");
}

/** What is told while a file is read; each is waited for before the next page is taken. */
export type ScanListener = {
  /** How many pages the file has. */
  pages(count: number): Promise<void>;
  page(read: ReadPage): Promise<void>;
  /** A page of which there is no picture. */
  blank(page: number): Promise<void>;
};

/**
 * Reads the pages of a file from `firstPage` (from 1) on. Nothing of it is opened in this process: a child draws the
 * pages and looks for their codes, and is killed when it grows or takes longer than the limits. A page on which it is
 * killed counts as blank, and another child goes on behind it; a refusal means that the pages after the last one told
 * could not be read.
 */
export async function readScan(
  file: { kind: ScanFileKind; bytes: Buffer; firstPage: number },
  listener: ScanListener,
  limits: ScanLimits = SCAN_LIMITS,
): Promise<Outcome<undefined, ScanFileRefusal>> {
  const deadline = performance.now() + limits.fileMilliseconds;
  let next = file.firstPage;
  for (let pages = 0; ; ) {
    const left = deadline - performance.now();
    if (left <= 0) return refused("pdf-too-slow");
    const reading = new Reading(next, listener);
    const ended = await runWatchedInPieces(
      CHILD,
      [file.kind === "pdf" ? 1 : 0, next, limits.pdfPages, limits.pixels, left + GRACE_MS].map(Math.round),
      file.bytes,
      {
        milliseconds: left,
        silentMilliseconds: limits.pageMilliseconds,
        residentBytes: limits.residentBytes,
        outputBytes: limits.pdfPages * PAGE_BYTES,
      },
      (piece) => reading.hear(piece),
    );
    if (reading.refusal !== null) return refused(reading.refusal);
    if (ended) return done();
    pages = reading.pages || pages;
    // Killed before it knew what it had in hand, or on the only page: there is nothing behind it to go on with.
    if (pages === 0) return refused(file.kind === "pdf" ? "pdf-too-slow" : "file-broken");
    await listener.blank(reading.next);
    next = reading.next + 1;
    if (next > pages) return done();
  }
}

/** One child's words. */
class Reading {
  readonly #words = new WordReader();
  pages = 0;
  refusal: ScanFileRefusal | null = null;

  constructor(
    /** The page that is being read. */
    public next: number,
    private readonly listener: ScanListener,
  ) {}

  async hear(piece: Buffer): Promise<void> {
    for (const word of this.#words.take(piece)) {
      if (word.kind === "pages") {
        this.pages = word.pages;
        await this.listener.pages(word.pages);
      } else if (word.kind === "page") {
        await this.listener.page(word);
        this.next = word.page + 1;
      } else if (word.kind === "blank") {
        await this.listener.blank(word.page);
        this.next = word.page + 1;
      } else if (word.kind === "refusal") this.refusal = word.refusal;
    }
  }
}
