import type { Day } from "~/terms/day";
import { type ListColumn, type ListDocument, tableOf } from "./list-document";
import { LIST_WORDS } from "./list-words";
import { printedDay } from "./texts";

/** A case whose signed receipts are still out. */
export type DueOnPaper = {
  surname: string;
  name: string;
  /** Masked: a list of many people says no more than tells them apart. */
  codiceFiscale: string;
  caseNumber: string;
  city: string;
  officerName: string;
  deliveredOn: Day | null;
  legalDue: Day;
  /** The last day on which the office receives; null when it stays shut until the term. */
  action: Day | null;
  /** Days past the legal term; null while it runs. */
  daysLate: number | null;
  sentOn: Day | null;
  /** Taken over from paper: its days are as the practice declared them. */
  fromPaper: boolean;
};

export type OverdueContent = {
  practiceName: string;
  practiceAddress: string;
  day: Day;
  filter: keyof typeof LIST_WORDS.overdue.whens;
  /** Narrowed further than the situation: by officer, chamber, name or day. */
  narrowed: boolean;
  counts: { all: number; late: number; today: number };
  /** By legal term, the oldest first. */
  lines: readonly DueOnPaper[];
};

/** The practice's own paper of the receipts to bring: what is late above, what falls due below. */
export function overdueList(content: OverdueContent): ListDocument {
  const w = LIST_WORDS.overdue;
  const { counts, lines, filter } = content;
  const day = printedDay(content.day);
  const late = lines.filter(({ daysLate }) => daysLate !== null);
  const due = lines.filter(({ daysLate }) => daysLate === null);
  const asked = content.narrowed ? `${w.whens[filter]}, ${w.narrowed}` : w.whens[filter];
  const table = (heading: string, none: string, of: readonly DueOnPaper[], isLate: boolean) =>
    tableOf(columnsFor(isLate), of, { heading: `${heading}: ${of.length}`, none, lineHeight: 9 });
  return {
    title: w.title,
    subtitle: w.subtitle,
    issuer: content.practiceName,
    office: content.practiceAddress,
    copyLabels: [LIST_WORDS.asOf(day)],
    code: null,
    name: w.name(day),
    foot: w.foot,
    blocks: [
      {
        kind: "fields",
        heading: "",
        rows: [
          [
            { label: w.fields.filter, value: asked, span: 6 },
            { label: w.fields.all, value: String(counts.all), span: 2 },
            { label: w.fields.late, value: String(counts.late), span: 2 },
            { label: w.fields.today, value: String(counts.today), span: 2 },
          ],
        ],
      },
      ...(filter === "soon" || filter === "later" ? [] : [table(w.late, w.noneLate, late, true)]),
      ...(filter === "late" ? [] : [table(w.due, w.noneDue, due, false)]),
      ...(lines.length < counts.all
        ? [{ kind: "words" as const, text: w.cut(lines.length, counts.all), height: 7 }]
        : []),
    ],
  };
}

function columnsFor(isLate: boolean): ListColumn<DueOnPaper>[] {
  const { columns: words, officeShut, fromPaper } = LIST_WORDS.overdue;
  const dated = (label: string, width: number, of: (line: DueOnPaper) => Day | null): ListColumn<DueOnPaper> => ({
    ...{ label, width },
    says: (line) => printedOr(of(line), ""),
  });
  return [
    { label: words.position, width: 8, align: "centre", says: (_, index) => String(index + 1) },
    { label: words.holder, width: 48, bold: true, says: ({ surname, name }) => `${surname} ${name}` },
    { label: words.codiceFiscale, width: 22, says: ({ codiceFiscale }) => codiceFiscale },
    {
      ...{ label: words.case, width: 18, wraps: true },
      says: ({ caseNumber, fromPaper: isFromPaper }) => (isFromPaper ? `${caseNumber} ${fromPaper}` : caseNumber),
    },
    { label: words.officer, width: 32, wraps: true, says: ({ officerName, city }) => `${officerName}, ${city}` },
    dated(words.delivered, 20, ({ deliveredOn }) => deliveredOn),
    { ...dated(words.legalDue, 20, ({ legalDue }) => legalDue), bold: true },
    { label: words.action, width: 20, says: ({ action }) => printedOr(action, officeShut) },
    ...(isLate
      ? [
          {
            ...{ label: words.daysLate, width: 14, align: "centre" as const, bold: true },
            says: ({ daysLate }: DueOnPaper) => String(daysLate ?? ""),
          },
        ]
      : []),
    dated(words.sent, 20, ({ sentOn }) => sentOn),
    { label: words.done, width: 11, align: "centre", square: () => false },
  ];
}

const printedOr = (on: Day | null, otherwise: string): string => (on === null ? otherwise : printedDay(on));
