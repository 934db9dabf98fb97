import type { Day } from "~/terms/day";
import { COPY_NUMBERS, type DocumentType } from "./custody";
import type { Ink } from "./ink.server";
import { print } from "./press.server";
import { contentHash } from "./request-form";
import { sheetCode } from "./sheet-code";
import { writeHead, writeSheetMarks } from "./sheet-marks.server";
import { type CopyLabels, type PaperTexts, printedDay } from "./texts";
import type { Faces } from "./typeface.server";

export type Printing = {
  caseCode: string;
  /** As people write it: `2026/123`. */
  caseNumber: string;
  version: number;
  /** For copies 1, 2, 3, as the ruleset splits them; when left out, the usual ones of the texts. */
  labels?: CopyLabels;
  reprint?: Reprint;
};

/** A printing of sheets that were printed before: the paper says so. */
export type Reprint = { on: Day; by: string; reason: string };

export type ThreeSheets = {
  document: DocumentType;
  content: { formVersion: string; rulesetCode: string; chamber: string; office: string };
  texts: PaperTexts;
  title: string;
  subtitle: string;
  labels: CopyLabels;
  layOut: (texts: PaperTexts, faces: Faces) => Promise<Uint8Array>;
  /** What `write` writes. */
  written: readonly string[];
  write: (ink: Ink) => void;
};

/** A document in three copies on an A4 page each, alike but for copy label and bar code. */
export function printThreeSheets(sheets: ThreeSheets, printing: Printing): Promise<Uint8Array> {
  const { content, document, texts } = sheets;
  const { caseCode, caseNumber, version, reprint } = printing;
  const labels = printing.labels ?? sheets.labels;
  const head = {
    chamber: content.chamber,
    office: content.office,
    reprinted: reprint ? texts.reprint(printedDay(reprint.on), reprint.by, reprint.reason) : "",
    foot: texts.foot(content.formVersion, content.rulesetCode, version, contentHash(content)),
  };
  return print({
    layout: { key: `${document} ${content.formVersion}`, draw: (faces) => sheets.layOut(texts, faces) },
    title: `${sheets.title} ${caseNumber}`,
    subject: sheets.subtitle,
    texts: [...Object.values(head), ...sheets.written, ...labels],
    parts: [
      (ink) => {
        writeHead(ink, head);
        sheets.write(ink);
      },
    ],
    sheets: COPY_NUMBERS.map((copyNo) => ({
      part: 0,
      draw: (ink: Ink) => {
        writeSheetMarks(ink, labels[copyNo - 1] ?? "", sheetCode({ caseCode, document, copyNo, version }));
      },
    })),
  });
}
