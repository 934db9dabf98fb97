/** What the practice sends back of its paper: names that database, rules and screens share. */

export type ScanFileKind = "pdf" | "image";

/** `BROKEN_OFF`: the file could not be read to its end; the pages before that are kept. */
export type ScanFileState = "TO_READ" | "READ" | "BROKEN_OFF";

/** Why a file was not taken in, or not read to its end. */
export const SCAN_FILE_REFUSALS = [
  "file-empty",
  "file-too-large",
  "file-type",
  "file-heic",
  "file-broken",
  "image-too-many-pixels",
  "pdf-locked",
  "pdf-too-many-pages",
  "pdf-too-slow",
  "file-unread",
] as const;
export type ScanFileRefusal = (typeof SCAN_FILE_REFUSALS)[number];

/** `UNREADABLE`: there is no picture, the page could not even be drawn. */
export type ScanPageState = "WAITING" | "FILED" | "DISCARDED" | "UNREADABLE";

/**
 * Why a page waits to be filed by hand: no bar code was found; several sheets lie on one picture; the code is of no case
 * of this practice; the case is ours and the ledger has no such sheet; the case's signed papers were destroyed.
 */
export const WAIT_REASONS = ["no-code", "several-codes", "no-case", "no-sheet", "papers-destroyed"] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export type FiledBy = "BAR_CODE" | "HAND";

export const DISCARD_REASONS = ["blank", "twice", "illegible", "not-a-sheet"] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** Why a page that waited is not there any more: somebody said why, or its term was over. */
export type PageEnd = DiscardReason | "term";

/**
 * Days that a page nobody has filed waits, and a file nobody has read to its end: longer than any closure of an office,
 * and the paper itself is still there to be scanned again.
 */
export const TRAY_DAYS = 60;

/** Why a filed page is no longer where it was. */
export type RemovalReason = "moved" | DiscardReason;

/** What one sending may cost. */
export type ScanLimits = {
  files: number;
  fileBytes: number;
  /** All files of one form together. */
  totalBytes: number;
  /** Width × height as declared by the file, checked before anything is decoded. */
  pixels: number;
  pdfPages: number;
  /** How long the reading of one page may take. */
  pageMilliseconds: number;
  /** How long the reading of one file may take. */
  fileMilliseconds: number;
  /** Resident memory of the process that opens a file. */
  residentBytes: number;
};

const MiB = 1024 * 1024;

export const SCAN_LIMITS: ScanLimits = {
  files: 20,
  fileBytes: 40 * MiB,
  // Below the largest body that the server lets through.
  totalBytes: 44 * MiB,
  pixels: 60_000_000,
  pdfPages: 200,
  pageMilliseconds: 20_000,
  fileMilliseconds: 10 * 60_000,
  residentBytes: 512 * MiB,
};
