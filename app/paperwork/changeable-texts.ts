import { copyLabelKey, partsOfLabel } from "./copy-labels";
import { DELIVERY_RECEIPT, DELIVERY_RECEIPT_FIELDS } from "./delivery-receipt-boxes";
import type { Paragraph } from "./fit-text";
import type { PaperDocument } from "./paper-documents";
import { writtenIn } from "./paragraphs";
import { REGISTRATION_FORM, REGISTRATION_FORM_FIELDS } from "./registration-form-boxes";
import { CONSENT, REQUEST_FORM, REQUEST_FORM_FIELDS } from "./request-form-boxes";
import { RUNNING, type RunningName } from "./rewritten";
import { HEAD, labelIn, SIZES } from "./sheet-head";
import { AREA, type Box, inset } from "./sheet-plan";
import type { PaperTexts } from "./texts";

/** What a text is on its page. */
export type TextKind = "title" | "subtitle" | "heading" | "label" | "signature" | RunningName | "copyLabel";

/** A text that a chamber may have its own of, and the room it has. */
export type ChangeableText = {
  /** Under which an edition keeps its change: `requestForm.headings.agent`. */
  key: string;
  kind: TextKind;
  /** What the built-in edition, or for a copy's label the ruleset, says; a line for each paragraph. */
  base: string;
  /** Printed before it and never changed: the number on a copy's label. */
  before: string;
  box: Box;
};

/** Sizes of running text where there is room, in points. */
export const RUNNING_SIZES = {
  requestForm: { declarations: 7.6, clauses: 7, attestation: 7 },
  registrationForm: { declarations: 8.6 },
  deliveryReceipt: { declarations: 8.6, attestation: 8 },
} as const;

/** The room of running text inside its frame. */
export const runningRoom = (box: Box): Box => inset(box, 1.8, 1.2);

/** The texts of a document that a chamber may change, in the order of the page. The names of the topics are the ruleset's. */
export function changeableTexts(
  document: PaperDocument,
  texts: PaperTexts,
  labels: readonly string[],
): ChangeableText[] {
  const words = texts[document];
  const { headings, cells, signatures } = ROOM[document];
  const text = (path: string, kind: TextKind, base: string, box: Box): ChangeableText => ({
    ...{ key: `${document}.${path}`, kind, base, box, before: "" },
  });
  const named = (boxes: Record<string, Box>, group: "headings" | "labels", kind: TextKind) =>
    Object.entries(boxes).map(([name, box]) => {
      const base = (words[group] as Record<string, string>)[name] ?? "";
      return text(`${group}.${name}`, kind, base, group === "labels" ? labelIn(box) : box);
    });
  return [
    text("title", "title", words.title, HEAD.title),
    text("subtitle", "subtitle", words.subtitle, HEAD.subtitle),
    ...labels.map((label, index): ChangeableText => {
      const { number, words } = partsOfLabel(label);
      const key = copyLabelKey(document, index + 1);
      return { key, kind: "copyLabel", base: words, before: number, box: inset(HEAD.copyLabel, 1) };
    }),
    ...named(headings, "headings", "heading"),
    ...(Object.keys(RUNNING) as RunningName[]).flatMap((name) => {
      const paragraphs = (words as { [Name in RunningName]?: Paragraph[] })[name];
      const box = (cells as Record<string, Box>)[name];
      return paragraphs && box ? [text(name, name, writtenIn(paragraphs), runningRoom(box))] : [];
    }),
    ...named(signatures, "labels", "signature"),
    ...named(ROOM[document].labels, "labels", "label"),
  ];
}

type Room = {
  headings: Record<string, Box>;
  /** Where running texts are found by their names. */
  cells: object;
  signatures: Record<string, Box>;
  labels: Record<string, Box>;
};

const ROOM: Record<PaperDocument, Room> = {
  requestForm: {
    headings: REQUEST_FORM.headings,
    cells: REQUEST_FORM.cells,
    signatures: {
      applicantSignature: REQUEST_FORM.cells.applicantSignature,
      clausesSignature: REQUEST_FORM.cells.clausesSignature,
      officerSignature: REQUEST_FORM.cells.officerSignature,
    },
    labels: {
      ...REQUEST_FORM_FIELDS,
      requestType: REQUEST_FORM.cells.requestType,
      sealIntact: REQUEST_FORM.cells.sealIntact,
      topics: REQUEST_FORM.cells.topics,
      publicationConsent: CONSENT,
    },
  },
  registrationForm: {
    headings: REGISTRATION_FORM.headings,
    cells: REGISTRATION_FORM.cells,
    signatures: { officerSignature: REGISTRATION_FORM.cells.officerSignature },
    labels: { ...REGISTRATION_FORM_FIELDS, officeUse: REGISTRATION_FORM.cells.officeUse },
  },
  deliveryReceipt: {
    headings: DELIVERY_RECEIPT.headings,
    cells: DELIVERY_RECEIPT.cells,
    signatures: {
      holderSignature: DELIVERY_RECEIPT.cells.holderSignature,
      officerSignature: DELIVERY_RECEIPT.cells.officerSignature,
    },
    labels: {
      ...DELIVERY_RECEIPT_FIELDS,
      returnTerm: DELIVERY_RECEIPT.cells.returnTerm,
      officeUse: DELIVERY_RECEIPT.cells.officeUse,
    },
  },
  // The slip's cells follow from its lines.
  batchSlip: { headings: { visit: AREA, cases: AREA }, cells: {}, signatures: {}, labels: {} },
};

type Type = { size: number; limit: number; bold: boolean };

/** The type of a text: its size where there is room, and the least that is still legible. */
export function typeOf(document: PaperDocument, kind: TextKind): Type {
  switch (kind) {
    case "title":
      return { size: SIZES.title, limit: 9, bold: true };
    case "subtitle":
      return { size: SIZES.subtitle, limit: 7, bold: false };
    case "copyLabel":
      return { size: 12, limit: 8, bold: true };
    case "heading":
      return { size: SIZES.heading, limit: 6.5, bold: true };
    case "label":
      return { size: SIZES.label, limit: 5, bold: false };
    case "signature":
      return { size: SIZES.signature, limit: 5.5, bold: true };
    default: {
      const sizes: Partial<Record<RunningName, number>> = document === "batchSlip" ? {} : RUNNING_SIZES[document];
      return { size: sizes[kind] ?? 0, limit: 6.5, bold: false };
    }
  }
}
