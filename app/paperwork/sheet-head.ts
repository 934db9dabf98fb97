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
  /** Between the head and the first section: that this is a reprint and why, a page that goes on, or no original. */
  note: { x: 14, y: 33.4, width: 182, height: 3.2 },
  foot: { x: 14, y: 284, width: 182, height: 3 },
} as const satisfies Record<string, Box>;

/** Where an original has its bar code and QR code, and what is none says so. */
export const MARK: Box = { x: 103, y: 18.6, width: 93, height: 13.4 };

/** Sizes of the printed words, in points. */
export const SIZES = { title: 12.6, subtitle: 8.6, heading: 8, label: 5.8, signature: 6.4 };

/** Where a cell's label stands. */
export const labelIn = (box: Box): Box => ({ ...box, x: box.x + 1.4, y: box.y + 0.5, width: box.width - 1.6 });

/** The most room that a logo takes, beside the names of chamber and office. */
const LOGO = { x: 14, y: 10, width: 32, height: 10.4 };

/** A logo as large as its room and its shape allow, halfway up. */
export function logoBox({ width, height }: { width: number; height: number }): Box {
  const scale = Math.min(LOGO.width / width, LOGO.height / height);
  const [wide, high] = [width * scale, height * scale];
  return { x: LOGO.x, y: LOGO.y + (LOGO.height - high) / 2, width: wide, height: high };
}

/** A box of the head's left side, moved clear of the logo. */
export function besideLogo(box: Box, logo: { width: number; height: number } | null): Box {
  if (logo === null) return box;
  const shift = logoBox(logo).width + 2.5;
  return { ...box, x: box.x + shift, width: box.width - shift };
}
