import type { Day } from "~/terms/day";
import { COPY_NUMBERS, type CopyNo } from "./custody";
import type { Impression } from "./press.server";
import { contentHash } from "./request-form";
import { sheetCode } from "./sheet-code";
import { writeSheetMarks } from "./sheet-marks.server";
import { type Sheets, sheetsImpression } from "./sheets.server";
import { type CopyLabels, type Edition, printedDay, textsOf } from "./texts";

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

/** A document in three copies on an A4 page each, alike but for copy label and bar code. */
export function threeSheets(sheets: Sheets, edition: Edition, printing: Printing): Impression {
  const { content, document } = sheets;
  const { caseCode, caseNumber, version, reprints = {}, address, copies = COPY_NUMBERS } = printing;
  const texts = textsOf(edition);
  const labels = printing.labels ?? texts.copyLabels[WORDS_OF[document]];
  const reprinted = (copyNo: CopyNo) => {
    const reprint = reprints[copyNo];
    return reprint ? texts.reprint(printedDay(reprint.on), reprint.by, reprint.reason) : "";
  };
  return sheetsImpression(sheets, edition, {
    name: "",
    title: `${caseNumber} · ${sheets.title}`,
    foot: texts.foot(content.formVersion, content.rulesetCode, version, contentHash(content)),
    ...(address === undefined ? {} : { address }),
    texts: [...labels, ...copies.map(reprinted)],
    sheets: copies.map((copyNo) => {
      const label = labels[copyNo - 1] ?? "";
      const code = sheetCode({ caseCode, document, copyNo, version });
      const marks = { label, code, reprinted: reprinted(copyNo) };
      return { pile: `${sheets.title} · ${label}`, draw: (ink) => writeSheetMarks(ink, marks) };
    }),
  });
}

/** Where the edition has the words of each document. */
export const WORDS_OF = {
  REQUEST_FORM: "requestForm",
  REGISTRATION_FORM: "registrationForm",
  DELIVERY_RECEIPT: "deliveryReceipt",
} as const;
