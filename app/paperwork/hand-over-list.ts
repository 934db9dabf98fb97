import type { Day } from "~/terms/day";
import { type ListColumn, type ListDocument, tableOf } from "./list-document";
import { LIST_WORDS } from "./list-words";
import { printedDay } from "./texts";

/** A device that goes from the counter to the officer, with its papers. */
export type HandedDevice = {
  surname: string;
  name: string;
  caseNumber: string;
  /** The slip it was asked for with; null when the case is on none. */
  slip: string | null;
  instalment: number | null;
  serial: string;
};

export type HandOverContent = {
  chamber: string;
  office: string;
  practiceName: string;
  /** Null while nobody knows who will come. */
  officerName: string | null;
  day: Day;
  /** The collection is in the register; else the list says what is about to change hands. */
  registered: boolean;
  /** Sheets of each device that the officer takes, and registration forms that the chamber keeps. */
  sheets: { forms: number; receipts: number; kept: number };
  devices: readonly HandedDevice[];
};

/** What an officer collects, counted and signed for (R46–R48): one copy for the office, one for the practice. */
export function handOverList(content: HandOverContent): ListDocument {
  const w = LIST_WORDS.handOver;
  const { devices, sheets } = content;
  const day = printedDay(content.day);
  return {
    title: w.title,
    subtitle: w.subtitle,
    issuer: content.chamber,
    office: content.office,
    copyLabels: LIST_WORDS.twoCopies,
    code: null,
    name: w.name(content.practiceName, day),
    foot: w.foot,
    blocks: [
      {
        kind: "fields",
        heading: "",
        rows: [
          [
            { label: w.fields.practice, value: content.practiceName, span: 3 },
            { label: w.fields.officer, value: content.officerName ?? "", span: 2 },
          ],
          [
            { label: w.fields.day, value: day, span: 1 },
            { label: w.fields.devices, value: String(devices.length), span: 1 },
            { label: w.fields.situation, value: content.registered ? w.registered : w.toRegister, span: 3 },
          ],
        ],
      },
      tableOf(columnsFor(content), devices, {
        heading: w.heading,
        none: w.none,
        lineHeight: 9,
        sumLabel: LIST_WORDS.total,
      }),
      { kind: "words", text: w.statement(sheets.kept), height: 10 },
      { kind: "signatures", labels: w.signatures },
    ],
  };
}

function columnsFor({ sheets, registered }: HandOverContent): ListColumn<HandedDevice>[] {
  const { columns: words, instalment } = LIST_WORDS.handOver;
  const counted = (label: string, count: number): ListColumn<HandedDevice> => ({
    ...{ label, width: 17, align: "centre", sum: () => count },
    says: () => String(count),
  });
  return [
    { label: words.position, width: 8, align: "centre", says: (_, index) => String(index + 1) },
    { label: words.holder, width: 50, bold: true, says: ({ surname, name }) => `${surname} ${name}` },
    { label: words.case, width: 20, says: ({ caseNumber }) => caseNumber },
    {
      label: words.slip,
      width: 30,
      wraps: true,
      says: (line) => (line.slip ? instalment(line.slip, line.instalment) : ""),
    },
    { label: words.serial, width: 40, bold: true, says: ({ serial }) => serial },
    counted(words.forms, sheets.forms),
    counted(words.receipts, sheets.receipts),
    { label: words.taken, width: 15, align: "centre", square: () => registered },
  ];
}
