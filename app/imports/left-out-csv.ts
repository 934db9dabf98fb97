import type { Words } from "~/ui/words";
import type { ErrorCode } from "~/ui/words/it/errors";
import { csvOf } from "./csv-out";
import { fieldLabel } from "./import-rows";

/** What was left out of an import: the cells as the file had them, and what was wrong. */
export type LeftOut = {
  header: string[];
  rows: { line: number; cells: string[]; faults: { field: string; code: ErrorCode }[]; known: boolean }[];
};

/** The file's own headings and cells, then the row's place in it and why it was left out. */
export function leftOutCsv({ header, rows }: LeftOut, { imports, errors }: Words): string {
  const { line, why } = imports.result.csv;
  return csvOf([
    [...header, line, why],
    ...rows.map((row) => {
      const reasons = row.faults.map(({ field, code }) => imports.rows.fault(fieldLabel(field, imports), errors[code]));
      const told = reasons.length > 0 ? reasons : [row.known ? imports.rows.known : imports.rows.decided];
      return [...header.map((_, at) => row.cells[at] ?? ""), String(row.line), told.join(" ")];
    }),
  ]);
}
