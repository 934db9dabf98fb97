import type { Ruleset } from "~/rulesets/ruleset";
import { batchSlipPdf } from "./batch-slip-pdf.server";
import { type CaseDocument, italianSheets } from "./case-papers.server";
import { copyLabels, slipLabels } from "./copy-labels";
import { courtesyMarks, englishSheets } from "./courtesy.server";
import type { PaperDocument } from "./paper-documents";
import { type Impression, print } from "./press.server";
import { contentHash } from "./request-form";
import { FACSIMILE, markFacsimile, writeCopyLabel } from "./sheet-marks.server";
import { type Sheets, sheetsImpression } from "./sheets.server";
import {
  SPECIMEN_CASE,
  type SpecimenOf,
  specimenReceipt,
  specimenRegistration,
  specimenRequest,
  specimenSlip,
} from "./specimen";
import { type Edition, type TranslatedTexts, textsOf } from "./texts";
import { englishOf } from "./translation";

/** Where a facsimile comes from, and in which language. */
export type FacsimileOf = {
  document: PaperDocument;
  edition: Edition;
  rules: Ruleset;
  chamber: string;
  office: string;
  language: "it" | "en";
};

/**
 * A document of an edition filled in for nobody: marked so on every page, without any bar code. In English only what has
 * a courtesy translation; the others stay Italian.
 */
export function facsimilePdf(of: FacsimileOf): Promise<Uint8Array> {
  const { edition, rules, chamber, office } = of;
  const specimen: SpecimenOf = { formVersion: edition.code, rules, chamber, office };
  switch (of.document) {
    case "batchSlip":
      return batchSlipPdf(specimenSlip(specimen), edition, { labels: slipLabels(edition), facsimile: true });
    case "registrationForm":
      return print(italian({ document: "REGISTRATION_FORM", content: specimenRegistration(specimen) }, of));
    case "requestForm": {
      const paper = { document: "REQUEST_FORM" as const, content: specimenRequest(specimen) };
      return print(of.language === "en" ? english(paper, of) : italian(paper, of));
    }
    case "deliveryReceipt": {
      const paper = { document: "DELIVERY_RECEIPT" as const, content: specimenReceipt(specimen) };
      return print(of.language === "en" ? english(paper, of) : italian(paper, of));
    }
  }
}

/** The three copies, each with its label. */
function italian(paper: CaseDocument, { document, edition, rules }: FacsimileOf): Impression {
  const sheets = italianSheets(paper, edition, SPECIMEN_CASE);
  const labels = document === "batchSlip" ? slipLabels(edition) : copyLabels(document, edition, rules);
  return sheetsImpression(sheets, edition, {
    name: "",
    title: `${FACSIMILE} · ${sheets.title}`,
    note: FACSIMILE,
    foot: footOf(sheets, textsOf(edition)),
    texts: [...labels, FACSIMILE],
    mark: markFacsimile,
    sheets: labels.map((label) => ({ draw: (ink) => writeCopyLabel(ink, label) })),
  });
}

function english(
  paper: Extract<CaseDocument, { document: "REQUEST_FORM" | "DELIVERY_RECEIPT" }>,
  { edition }: FacsimileOf,
): Impression {
  const sheets = englishSheets({ ...paper, edition, caseNumber: SPECIMEN_CASE });
  const marks = courtesyMarks(paper.document, edition);
  return sheetsImpression(sheets, edition, {
    ...marks,
    title: `${FACSIMILE} · ${sheets.title}`,
    note: `${FACSIMILE} · ${marks.note}`,
    foot: footOf(sheets, englishOf(edition)),
  });
}

const footOf = ({ content }: Sheets, { foot }: Pick<TranslatedTexts, "foot">) =>
  foot(content.formVersion, content.rulesetCode, 0, contentHash(content));
