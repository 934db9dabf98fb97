import { rulesetByCode } from "~/rulesets/catalog";
import { deliveryReceiptSheets } from "./delivery-receipt-sheets.server";
import type { DeliveryReceiptContent } from "./device-papers";
import type { Ink } from "./ink.server";
import type { Impression } from "./press.server";
import { contentHash, type RequestFormContent } from "./request-form";
import { requestFormSheets } from "./request-form-sheets.server";
import { MARK } from "./sheet-head";
import { writeCopyLabel } from "./sheet-marks.server";
import { inset } from "./sheet-plan";
import { type SheetKind, type Sheets, sheetsImpression } from "./sheets.server";
import type { Edition } from "./texts";
import { englishOf, ONLY_ITALIAN } from "./translation";

/** The documents of which an applicant may ask what they say in English. */
export type TranslatedDocument =
  | { document: "REQUEST_FORM"; content: RequestFormContent }
  | { document: "DELIVERY_RECEIPT"; content: DeliveryReceiptContent };

/** A translation to be printed: plain data. */
export type CourtesyPaper = TranslatedDocument & { edition: Edition; caseNumber: string; version: number };

/**
 * What a document of a case says, in English, on one sheet: marked as a courtesy in both languages, with no room for a
 * signature, no bar code and no QR code. The document is the Italian one.
 */
export function courtesyTranslation(paper: CourtesyPaper): Impression {
  const { edition, caseNumber, version, content } = paper;
  const texts = englishOf(edition);
  const sheets = englishSheets(paper);
  return sheetsImpression(sheets, edition, {
    ...courtesyMarks(paper.document, edition),
    title: `${caseNumber} · ${sheets.title} · ${MARKS[paper.document].en}`,
    foot: texts.foot(content.formVersion, content.rulesetCode, version, contentHash(content)),
  });
}

/** The values and the words of the two languages. */
export function englishSheets(paper: TranslatedDocument & { edition: Edition; caseNumber: string }): Sheets {
  const texts = englishOf(paper.edition);
  return paper.document === "REQUEST_FORM"
    ? requestFormSheets(inEnglish(paper.content), texts, paper.caseNumber)
    : deliveryReceiptSheets(paper.content, texts, paper.caseNumber);
}

/** What marks a sheet as a translation. */
export function courtesyMarks(
  document: TranslatedDocument["document"],
  edition: Edition,
): Omit<SheetKind, "title" | "foot"> {
  const { en, it } = MARKS[document];
  const notes = [`${NOTES.en} ${italianOnly(edition)}`.trim(), NOTES.it];
  return {
    name: "en",
    language: "en-GB",
    unsigned: NOTES.unsigned,
    note: `${en} – ${it}`,
    texts: [NOTES.stamp, ...notes],
    mark: (ink) => {
      ink.stamp(NOTES.stamp);
      writeNotes(ink, notes);
    },
    sheets: [{ draw: (ink) => writeCopyLabel(ink, NOTES.stamp) }],
  };
}

function writeNotes(ink: Ink, [en = "", it = ""]: readonly string[]): void {
  ink.frame(MARK, 1);
  const { x, y, width, height } = inset(MARK, 1.4, 0.6);
  const half = { x, width, height: height / 2 };
  ink.midway(en, { ...half, y }, { size: 8, limit: 7 }, "left");
  ink.midway(it, { ...half, y: y + height / 2 }, { size: 8, limit: 7 }, "left");
}

const italianOnly = ({ changes }: Edition) =>
  Object.values(changes).some(({ en }) => en === null) ? `${ONLY_ITALIAN.mark}: in Italian only.` : "";

const MARKS = {
  REQUEST_FORM: {
    en: "Courtesy translation, not valid as a request",
    it: "traduzione di cortesia, non vale come richiesta, non firmabile",
  },
  DELIVERY_RECEIPT: {
    en: "Courtesy translation, not valid as a receipt",
    it: "traduzione di cortesia, non vale come ricevuta, non firmabile",
  },
};

const NOTES = {
  stamp: "COURTESY TRANSLATION",
  en: "Not to be signed: only the Italian document is valid.",
  it: "Traduzione di cortesia, non firmabile: vale solo il documento italiano.",
  unsigned: "Sign the Italian document only – si firma solo il documento italiano",
};

/** Words of the ruleset that were printed in Italian; what the ruleset does not have stays as it was printed. */
function inEnglish(content: RequestFormContent): RequestFormContent {
  const { informationTopics, envelope } = rulesetByCode(content.rulesetCode);
  const english = new Map([...informationTopics, ...envelope.contents].map(({ it, en }) => [it, en]));
  const translated = (text: string) => english.get(text) ?? text;
  return {
    ...content,
    topics: content.topics.map(translated),
    envelope: { ...content.envelope, contents: content.envelope.contents.map(translated) },
  };
}
