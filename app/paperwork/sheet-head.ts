import type { Box } from "./sheet-plan";

/** What stands at the same place on every document: who issues it, what it is, which copy, its bar code. */
export const HEAD = {
  chamber: { x: 14, y: 10, width: 84.8, height: 6 },
  office: { x: 14, y: 16, width: 84.8, height: 4.4 },
  title: { x: 14, y: 21.8, width: 84.8, height: 6.4 },
  subtitle: { x: 14, y: 28.8, width: 84.8, height: 4.2 },
  copyLabel: { x: 101.7, y: 10, width: 69, height: 7.2 },
  /** Quiet zones included: room for 220 modules of 4 dots at 300 dpi, which are 2 pixels at 150 dpi. */
  barCode: { x: 98.9, y: 18.6, width: 74.6, height: 9 },
  code: { x: 98.9, y: 28, width: 74.6, height: 4.6 },
  /** The case's address, for a telephone; quiet zone included. */
  qr: { x: 173.5, y: 10, width: 22.5, height: 22.5 },
  /** Between the head and the first section: that this is a reprint, and why. */
  reprint: { x: 14, y: 33.4, width: 182, height: 3.2 },
  foot: { x: 14, y: 284, width: 182, height: 3 },
} as const satisfies Record<string, Box>;
