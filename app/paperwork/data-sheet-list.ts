import type { Day } from "~/terms/day";
import { type ListColumn, type ListDocument, tableOf } from "./list-document";
import { LIST_WORDS } from "./list-words";
import { printedDay } from "./texts";

/** A field of the certification authority's system, in which of its masks, and what is typed into it. */
type TypedField = { mask: string; label: string; value: string };

export type DataSheetContent = {
  chamber: string;
  office: string;
  practiceName: string;
  caseNumber: string;
  caseCode: string;
  day: Day;
  /** In the order in which they are typed. */
  fields: readonly TypedField[];
};

/** What the clerk types into the certification authority's system (R45), numbered, with a square for each field. */
export function dataSheetList(content: DataSheetContent): ListDocument {
  const w = LIST_WORDS.dataSheet;
  const { fields } = content;
  return {
    title: w.title,
    subtitle: w.subtitle,
    issuer: content.chamber,
    office: content.office,
    copyLabels: [content.caseNumber],
    code: null,
    name: w.name(content.caseNumber),
    foot: w.foot,
    blocks: [
      {
        kind: "fields",
        heading: "",
        rows: [
          [
            { label: w.fields.practice, value: content.practiceName, span: 5 },
            { label: w.fields.case, value: content.caseNumber, span: 2 },
            { label: w.fields.code, value: content.caseCode, span: 2 },
            { label: w.fields.day, value: printedDay(content.day), span: 2 },
          ],
        ],
      },
      tableOf(columnsOf(fields), fields, { heading: "", none: w.none, lineHeight: 7 }),
      { kind: "signatures", labels: w.signatures },
    ],
  };
}

/** The name of a mask stands at its first field. */
function columnsOf(fields: readonly TypedField[]): ListColumn<TypedField>[] {
  const { columns: words } = LIST_WORDS.dataSheet;
  return [
    { label: words.position, width: 9, align: "centre", says: (_, index) => String(index + 1) },
    { label: words.mask, width: 34, says: ({ mask }, index) => (fields[index - 1]?.mask === mask ? "" : mask) },
    { label: words.field, width: 46, says: ({ label }) => label },
    { label: words.value, width: 80, bold: true, says: ({ value }) => value },
    { label: words.typed, width: 13, align: "centre", square: () => false },
  ];
}
