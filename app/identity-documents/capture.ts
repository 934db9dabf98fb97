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
  /** Wall time of one decoding, of an image or of a PDF. */
  milliseconds: number;
  /** Resident memory of the process that opens a PDF. */
  residentBytes: number;
};

const MiB = 1024 * 1024;

export const CAPTURE_LIMITS: CaptureLimits = {
  fileBytes: 10 * MiB,
  pixels: 40_000_000,
  pdfPages: 2,
  milliseconds: 20_000,
  residentBytes: 512 * MiB,
};

/** Longest side of a stored copy, in pixels. */
export const LONGEST_SIDE = 2400;

/** A card is 85.6 × 54 mm: below 150 dots per inch its small print cannot be read. */
export const SMALLEST_IMAGE = { longest: 500, shortest: 300 };
