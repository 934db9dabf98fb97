import type { Day } from "~/terms/day";
import { COPY_NUMBERS, type CopyNo, type DocumentType } from "./custody";
import type { Ink } from "./ink.server";
import type { Impression } from "./press.server";
import { contentHash } from "./request-form";
import { sheetCode } from "./sheet-code";
import { writeHead, writeSheetMarks } from "./sheet-marks.server";
import { type CopyLabels, type Edition, type PaperTexts, printedDay, textsOf } from "./texts";
import type { Faces } from "./typeface.server";

export type Printing = {
  caseCode: string;
  /** As people write it: `2026/123`. */
  caseNumber: string;
  version: number;
  /** The case's short address, for the QR code; none when left out. */
  address?: string;
  /** For copies 1, 2, 3, as the ruleset splits them; when left out, the usual ones of the texts. */
  labels?: CopyLabels;
  /** Of the sheets that were printed before. */
  reprints?: Partial<Record<CopyNo, Reprint>>;
  /** Which of the three; all when left out. */
  copies?: readonly CopyNo[];
};

/** A printing of sheets that were printed before: the paper says so. */
export type Reprint = { on: Day; by: string; reason: string };

export type ThreeSheets = {
  document: DocumentType;
  content: { formVersion: string; rulesetCode: string; chamber: string; office: string };
  edition: Edition;
  title: string;
  subtitle: string;
  labels: CopyLabels;
  layOut: (texts: PaperTexts, faces: Faces) => Promise<Uint8Array>;
  /** What `write` writes. */
  written: readonly string[];
  write: (ink: Ink) => void;
};

/** A document in three copies on an A4 page each, alike but for copy label and bar code. */
export function threeSheets(sheets: ThreeSheets, printing: Printing): Impression {
  const { content, document, edition } = sheets;
  const { caseCode, caseNumber, version, reprints = {}, address, copies = COPY_NUMBERS } = printing;
  const texts = textsOf(edition);
  const labels = printing.labels ?? sheets.labels;
  const head = {
    chamber: content.chamber,
    office: content.office,
    foot: texts.foot(content.formVersion, content.rulesetCode, version, contentHash(content)),
  };
  const reprinted = (copyNo: CopyNo) => {
    const reprint = reprints[copyNo];
    return reprint ? texts.reprint(printedDay(reprint.on), reprint.by, reprint.reason) : "";
  };
  return {
    layout: { key: `${document} ${edition.code}`, draw: (faces) => sheets.layOut(texts, faces) },
    title: `${caseNumber} · ${sheets.title}`,
    subject: sheets.subtitle,
    texts: [...Object.values(head), ...sheets.written, ...labels, ...copies.map(reprinted)],
    parts: [
      (ink) => {
        writeHead(ink, { ...head, ...(address === undefined ? {} : { address }) });
        sheets.write(ink);
      },
    ],
    sheets: copies.map((copyNo) => {
      const label = labels[copyNo - 1] ?? "";
      const code = sheetCode({ caseCode, document, copyNo, version });
      const marks = { label, code, reprinted: reprinted(copyNo) };
      return { part: 0, pile: `${sheets.title} · ${label}`, draw: (ink) => writeSheetMarks(ink, marks) };
    }),
  };
}
