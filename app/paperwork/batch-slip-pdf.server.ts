import { type BatchSlipContent, type BatchSlipLine, type InstalmentGroup, instalmentGroups } from "./batch-slip";
import { type ListBlock, type ListColumn, type ListDocument, tableOf } from "./list-document";
import { listPdf } from "./list-pdf.server";
import { LIST_WORDS } from "./list-words";
import { type Edition, type PaperTexts, printedDay, textsOf } from "./texts";

/**
 * The slip of a visit to the chamber as PDF: two copies, each of as many A4 pages as its lines need; every page bears
 * the bar code, the last the sums, the instalments and the boxes to sign in. A facsimile says that it is one instead.
 */
export function batchSlipPdf(
  content: BatchSlipContent,
  edition: Edition,
  { labels, facsimile = false }: { labels?: [string, string]; facsimile?: boolean } = {},
): Promise<Uint8Array> {
  return listPdf({ ...batchSlip(content, edition, labels), edition, facsimile });
}

function batchSlip(content: BatchSlipContent, edition: Edition, labels?: [string, string]): ListDocument {
  const texts = textsOf(edition);
  const { title, subtitle, headings, labels: words } = texts.batchSlip;
  return {
    title,
    subtitle,
    issuer: content.chamber,
    office: content.office,
    copyLabels: labels ?? texts.copyLabels.batchSlip,
    code: content.code,
    name: LIST_WORDS.slip.name(content.slipNumber),
    foot: LIST_WORDS.slip.foot(content.office),
    blocks: [
      fieldsOf(content, texts),
      tableOf(columnsOf(texts), content.lines, {
        heading: headings.cases,
        none: LIST_WORDS.slip.none,
        lineHeight: 9,
        sumLabel: LIST_WORDS.total,
      }),
      ...instalmentsOf(content.lines),
      { kind: "signatures", labels: [words.officerSignature, words.counterSignature] },
    ],
  };
}

function fieldsOf(content: BatchSlipContent, { batchSlip: { labels, headings, appointment } }: PaperTexts): ListBlock {
  const { lines, closedOn } = content;
  const count = (of: (line: BatchSlipLine) => number) => String(lines.reduce((sum, line) => sum + of(line), 0));
  const visit =
    content.appointment === null ? "" : appointment(printedDay(content.appointment.on), content.appointment.hour);
  return {
    kind: "fields",
    heading: headings.visit,
    rows: [
      [
        { label: labels.practiceName, value: content.practiceName, span: 10 },
        { label: labels.mandateNo, value: content.mandateNo, span: 4 },
        { label: labels.officerName, value: content.officerName, span: 8 },
        { label: labels.appointment, value: visit, span: 6 },
      ],
      [
        { label: labels.slipNumber, value: content.slipNumber, span: 5 },
        { label: labels.closedOn, value: closedOn ? printedDay(closedOn) : "", span: 5 },
        { label: labels.caseCount, value: String(lines.length), span: 5 },
        { label: labels.formCount, value: count(({ forms }) => forms), span: 6 },
        { label: labels.copyCount, value: count((line) => line.identityCopies + line.otherCopies), span: 7 },
      ],
    ],
  };
}

function columnsOf({ batchSlip: { columns: words } }: PaperTexts): ListColumn<BatchSlipLine>[] {
  const refusalOf = ({ decided }: BatchSlipLine) => (decided === null || decided === "accepted" ? null : decided);
  return [
    { label: words.position, width: 7, align: "centre", says: ({ position }) => String(position) },
    { label: words.holder, width: 44, bold: true, says: ({ surname, name }) => `${surname} ${name}` },
    { label: words.caseNumber, width: 18, says: ({ caseNumber }) => caseNumber },
    { label: words.code, width: 25, says: ({ caseCode }) => caseCode },
    counted(words.forms, ({ forms }) => forms),
    counted(words.identityCopies, ({ identityCopies }) => identityCopies),
    counted(words.otherCopies, ({ otherCopies }) => otherCopies),
    { label: words.accepted, width: 12, align: "centre", square: ({ decided }) => decided === "accepted" },
    {
      label: words.refused,
      width: 18,
      says: (line) => refusalOf(line)?.refused ?? "",
      square: (line) => refusalOf(line) !== null,
    },
    { label: words.instalment, width: 25, wraps: true, says: instalmentWords },
  ];
}

const counted = (label: string, sum: (line: BatchSlipLine) => number): ListColumn<BatchSlipLine> => ({
  ...{ label, width: 11, align: "centre", sum },
  says: (line) => String(sum(line)),
});

function instalmentWords({ instalment }: BatchSlipLine): string {
  if (instalment === null) return "";
  const { now, instalment: words, proposed } = LIST_WORDS.slip;
  const { promise, agreed } = instalment;
  const what = promise === null ? now : words(promise.number, printedDay(promise.on));
  return agreed ? what : proposed(what);
}

/** What is made when, with room for what is agreed otherwise at the counter (R44). */
function instalmentsOf(lines: readonly BatchSlipLine[]): ListBlock[] {
  const groups = instalmentGroups(lines);
  if (groups.length === 0) return [];
  const { now, numbered, instalments } = LIST_WORDS.slip;
  const { heading, proposed, none, columns: words } = instalments;
  const columns: ListColumn<InstalmentGroup>[] = [
    { label: words.when, width: 30, says: ({ promise }) => (promise ? numbered(promise.number) : now) },
    { label: words.day, width: 26, says: ({ promise }) => (promise ? printedDay(promise.on) : "") },
    {
      label: words.cases,
      width: 18,
      align: "centre",
      says: ({ positions }) => String(positions.length),
      sum: ({ positions }) => positions.length,
    },
    { label: words.lines, width: 68, says: ({ positions }) => stretches(positions) },
    { label: words.agreed, width: 40, square: ({ agreed }) => agreed, says: () => "" },
  ];
  const isOpen = groups.some(({ agreed }) => !agreed);
  return [
    tableOf(columns, groups, {
      heading: isOpen ? `${heading}. ${proposed}` : heading,
      none,
      lineHeight: 7,
      sumLabel: LIST_WORDS.total,
    }),
  ];
}

/** `1–2, 5, 7–9` */
function stretches(numbers: readonly number[]): string {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(", ");
}
