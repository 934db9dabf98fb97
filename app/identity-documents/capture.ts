/** Why an uploaded file does not become a copy. */
export type CaptureRefusal =
  /** The case's copies were destroyed: their key is used for nothing else. */
  | "copies-destroyed"
  | "file-empty"
  | "file-too-large"
  | "file-type"
  | "file-heic"
  | "file-broken"
  | "image-too-many-pixels"
  | "image-too-small"
  | "too-busy"
  | "pdf-locked"
  | "pdf-too-many-pages"
  | "pdf-too-slow";

/** Why the body of an upload was not read to its end. */
export type UploadRefusal = "file-too-large" | "too-many-files" | "upload-broken";

/** What to look at again before going on; a hint never stops anybody. */
export type CopyHint = "dark" | "blurred" | "small";

/** What one uploaded file may cost. */
export type CaptureLimits = {
  fileBytes: number;
  /** Width × height as declared by the file, checked before anything is decoded. */
  pixels: number;
  pdfPages: number;
  /** What a picture that is decoded as a whole may take in memory. */
  decodedBytes: number;
  /** Wall time of one decoding, of an image or of a PDF. */
  milliseconds: number;
  /** Resident memory of the process that opens a PDF. */
  residentBytes: number;
};

const MiB = 1024 * 1024;

export const CAPTURE_LIMITS: CaptureLimits = {
  fileBytes: 10 * MiB,
  pixels: 40_000_000,
  decodedBytes: 128 * MiB,
  pdfPages: 2,
  milliseconds: 20_000,
  residentBytes: 512 * MiB,
};

/**
 * Longest side of a scanned page, in pixels: A4 at 300 dots per inch, so that a card which lies on the page still prints
 * at 300 when it is cut out.
 */
export const PAGE_SIDE = 3508;

/** Longest side of a photograph: a card that fills two fifths of it prints at 300 dots per inch. */
const PHOTO_SIDE = 2600;

/** Longest side of what is kept of a picture: a page as scanners make it stays as it is, all else is a photograph. */
export function keptSide({
  width,
  height,
  orientation = 1,
}: {
  width: number;
  height: number;
  orientation?: number | undefined;
}) {
  return orientation === 1 && Math.max(width, height) <= PAGE_SIDE ? PAGE_SIDE : PHOTO_SIDE;
}

/** A card of the format ID-1 (ISO/IEC 7810), in millimetres. */
const CARD = { longest: 85.6, shortest: 54 };
const MM_PER_INCH = 25.4;

/** Below 150 dots per inch the small print of a card cannot be read. */
export const SMALLEST_IMAGE = { longest: 500, shortest: 300 };

/** What a card is printed at (R34: copies that can be read). */
export const PRINTED_AT = 300;

/** Dots per inch at which the picture prints, if a card fills it; rounded down. */
export function cardDotsPerInch({ width, height }: { width: number; height: number }): number {
  const [longest, shortest] = [Math.max(width, height), Math.min(width, height)];
  return Math.floor(Math.min((longest + 1) / CARD.longest, (shortest + 1) / CARD.shortest) * MM_PER_INCH);
}
