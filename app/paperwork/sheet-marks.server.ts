import { writingIn } from "./cell";
import type { TextSize } from "./fit-text";
import type { Ink } from "./ink.server";
import { HEAD } from "./sheet-head";
import type { Box } from "./sheet-plan";

const VALUE: TextSize = { size: 10, limit: 6.5 };

/** What the sheets of a document share outside their boxes. Empty texts are not written. */
export function writeHead(
  ink: Ink,
  { chamber, office, foot, address }: { chamber: string; office: string; foot: string; address?: string },
): void {
  ink.value(chamber, HEAD.chamber, { size: 11, limit: 8 }, "bold");
  ink.value(office, HEAD.office, { size: 8.6, limit: 6.5 });
  ink.value(foot, HEAD.foot, { size: 5.8, limit: 4.5 });
  if (address !== undefined) ink.qr(address, HEAD.qr);
}

/** What makes a sheet this one and no other: its copy label, its bar code and the same code for people; that it is a reprint. */
export function writeSheetMarks(
  ink: Ink,
  { label, code, reprinted = "" }: { label: string; code: string; reprinted?: string },
): void {
  ink.midway(label, HEAD.copyLabel, { size: 12, limit: 8 }, "centre", "bold");
  ink.code128(code, HEAD.barCode);
  ink.midway(code, HEAD.code, { size: 10, limit: 8 }, "centre");
  ink.value(reprinted, HEAD.reprint, { size: 7.6, limit: 5.5 }, "bold");
}

/** Writes each value into the cell of its name. */
export function writeFields<N extends string>(ink: Ink, cells: Record<N, Box>, values: Record<N, string>): void {
  for (const name of Object.keys(values) as N[]) ink.value(values[name], writingIn(cells[name]), VALUE);
}
