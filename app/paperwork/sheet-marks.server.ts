import { writingIn } from "./cell";
import type { TextSize } from "./fit-text";
import type { Ink } from "./ink.server";
import { besideLogo, HEAD, MARK } from "./sheet-head";
import { type Box, inset } from "./sheet-plan";
import type { Logo } from "./texts";

const VALUE: TextSize = { size: 10, limit: 6.5 };
export const COPY_LABEL: TextSize = { size: 12, limit: 8 };

/** What the sheets of a document share outside their boxes. Empty texts are not written. */
export function writeHead(
  ink: Ink,
  {
    chamber,
    office,
    foot,
    address,
    logo = null,
  }: { chamber: string; office: string; foot: string; address?: string; logo?: Logo | null },
): void {
  ink.value(chamber, besideLogo(HEAD.chamber, logo), { size: 11, limit: 8 }, "bold");
  ink.value(office, besideLogo(HEAD.office, logo), { size: 8.6, limit: 6.5 });
  ink.value(foot, HEAD.foot, { size: 5.8, limit: 4.5 });
  if (address !== undefined) ink.qr(address, HEAD.qr);
}

/** What makes a sheet this one and no other: its copy label, its bar code and the same code for people; that it is a reprint. */
export function writeSheetMarks(
  ink: Ink,
  { label, code, reprinted = "" }: { label: string; code: string; reprinted?: string },
): void {
  writeCopyLabel(ink, label);
  ink.code128(code, HEAD.barCode);
  ink.midway(code, HEAD.code, { size: 10, limit: 8 }, "centre");
  writeNote(ink, reprinted);
}

/** What is to be known of the sheet before it is read: between the head and the first section. */
export function writeNote(ink: Ink, note: string): void {
  ink.value(note, HEAD.note, { size: 7.6, limit: 5.5 }, "bold");
}

export function writeCopyLabel(ink: Ink, label: string): void {
  ink.midway(label, inset(HEAD.copyLabel, 1), COPY_LABEL, "centre", "bold");
}

export const FACSIMILE = "FAC-SIMILE";

/** What has no bar code says so where it would be, and large across the page. */
export function markFacsimile(ink: Ink): void {
  ink.stamp(FACSIMILE);
  ink.frame(MARK, 1);
  ink.midway(FACSIMILE, MARK, { size: 20, limit: 10 }, "centre", "bold");
}

/** Writes each value into the cell of its name. */
export function writeFields<N extends string>(ink: Ink, cells: Record<N, Box>, values: Record<N, string>): void {
  for (const name of Object.keys(values) as N[]) ink.value(values[name], writingIn(cells[name]), VALUE);
}
