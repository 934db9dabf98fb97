import type { Day } from "~/terms/day";
import { type ListColumn, type ListDocument, tableBeside, tableOf } from "./list-document";
import { LIST_WORDS } from "./list-words";
import type { SealColour } from "./request-form";
import { printedDay } from "./texts";

/** A sealed folder; what there is no day or case of is null. `reason` is in words. */
export type PaperEnvelope = {
  serial: string;
  layer: SealColour;
  receivedOn: Day;
  givenOn: Day | null;
  voidedOn: Day | null;
  reason: string | null;
  caseNumber: string | null;
};

type Period = { from: Day; to: Day };
type Office = { practiceName: string; practiceAddress: string; chamber: string; city: string };

export type StockContent = Office & {
  day: Day;
  period: Period;
  /** All folders ever received from the chamber, by their situation. */
  counts: Record<"IN_STOCK" | "GIVEN" | "VOID" | "RETURNED", number>;
  inStock: readonly PaperEnvelope[];
  /** Those of the period. */
  given: readonly PaperEnvelope[];
  voided: readonly PaperEnvelope[];
};

/** What lies in the drawer, to be counted and ticked, and what went out of it in a period: one copy, for the practice. */
export function stockList(content: StockContent): ListDocument {
  const w = LIST_WORDS.stock;
  const { counts, inStock, given, voided } = content;
  const [from, to] = [printedDay(content.period.from), printedDay(content.period.to)];
  const states = ["IN_STOCK", "GIVEN", "VOID", "RETURNED"] as const;
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const { serial, layer, received, voidedOn, reason, caseNumber, givenOn } = columns(w.columns);
  return {
    title: w.title,
    subtitle: w.subtitle,
    issuer: content.practiceName,
    office: content.practiceAddress,
    copyLabels: [LIST_WORDS.asOf(printedDay(content.day))],
    code: null,
    name: w.name(content.city, printedDay(content.day)),
    foot: w.foot,
    blocks: [
      {
        kind: "fields",
        heading: w.counts,
        rows: [
          [
            { label: w.fields.practice, value: content.practiceName, span: 1 },
            { label: w.fields.chamber, value: content.chamber, span: 1 },
          ],
          [
            ...states.map((state) => ({ label: w.fields[state], value: String(counts[state]), span: 1 })),
            { label: w.fields.total, value: String(total), span: 1 },
          ],
        ],
      },
      tableBeside(2, [serial, layer, received, found], inStock, {
        heading: w.inStock(inStock.length),
        none: w.noneInStock,
        lineHeight: 6.5,
      }),
      tableBeside(2, [serial, givenOn, caseNumber], given, {
        heading: w.given(from, to, given.length),
        none: w.noneGiven,
        lineHeight: 6.5,
      }),
      tableOf([serial, layer, voidedOn, reason, caseNumber], voided, {
        heading: w.voided(from, to, voided.length),
        none: w.noneVoided,
        lineHeight: 8,
      }),
      { kind: "signatures", labels: w.signatures },
    ],
  };
}

export type VoidRecordContent = Office & {
  office: string;
  mandates: string;
  day: Day;
  period: Period;
  voided: readonly PaperEnvelope[];
};

/** The record (verbale) of the folders voided in a period, to be signed: one copy for the office, one for the practice. */
export function voidRecord(content: VoidRecordContent): ListDocument {
  const w = LIST_WORDS.voidRecord;
  const { voided } = content;
  const [from, to] = [printedDay(content.period.from), printedDay(content.period.to)];
  const { serial, layer, voidedOn, reason, caseNumber } = columns(w.columns);
  const tick = (label: string): ListColumn<PaperEnvelope> => ({
    label,
    width: 17,
    align: "centre",
    square: () => false,
  });
  return {
    title: w.title,
    subtitle: w.subtitle,
    issuer: content.chamber,
    office: content.office,
    copyLabels: LIST_WORDS.twoCopies,
    code: null,
    name: w.name(content.city, from, to),
    foot: w.foot,
    blocks: [
      {
        kind: "fields",
        heading: "",
        rows: [
          [
            { label: w.fields.practice, value: content.practiceName, span: 3 },
            { label: w.fields.mandates, value: content.mandates, span: 2 },
          ],
          [
            { label: w.fields.chamber, value: content.chamber, span: 3 },
            { label: w.fields.period, value: w.period(from, to), span: 2 },
            { label: w.fields.count, value: String(voided.length), span: 1 },
          ],
        ],
      },
      { kind: "words", text: w.statement, height: 12 },
      tableOf(
        [
          { label: w.columns.position, width: 9, align: "centre", says: (_, index) => String(index + 1) },
          { ...serial, width: 36 },
          { ...layer, width: 20 },
          { ...voidedOn, width: 23 },
          reason,
          { ...caseNumber, width: 20 },
          tick(w.columns.handedBack),
          tick(w.columns.destroyed),
          tick(w.columns.missing),
        ],
        voided,
        { heading: w.heading, none: w.none, lineHeight: 8 },
      ),
      { kind: "signatures", labels: w.signatures },
    ],
  };
}

const found: ListColumn<PaperEnvelope> = {
  ...{ label: LIST_WORDS.stock.columns.found, width: 10, align: "centre" },
  square: () => false,
};

type ColumnWords = Record<"serial" | "layer" | "voided" | "reason" | "case", string> & {
  received?: string;
  given?: string;
};

function columns(words: ColumnWords) {
  const dated = (label: string, of: (line: PaperEnvelope) => Day | null): ListColumn<PaperEnvelope> => ({
    ...{ label, width: 22 },
    says: (line) => dayOrNothing(of(line)),
  });
  const said = (label: string, width: number, says: (line: PaperEnvelope) => string): ListColumn<PaperEnvelope> => ({
    ...{ label, width, says },
  });
  return {
    serial: { ...said(words.serial, 38, ({ serial }) => serial), bold: true },
    layer: said(words.layer, 20, ({ layer }) => LIST_WORDS.layers[layer]),
    received: dated(words.received ?? "", ({ receivedOn }) => receivedOn),
    givenOn: dated(words.given ?? "", ({ givenOn }) => givenOn),
    voidedOn: dated(words.voided, ({ voidedOn }) => voidedOn),
    reason: { ...said(words.reason, 52, ({ reason }) => reason ?? ""), wraps: true },
    caseNumber: said(words.case, 22, ({ caseNumber }) => caseNumber ?? ""),
  };
}

const dayOrNothing = (on: Day | null): string => (on === null ? "" : printedDay(on));
