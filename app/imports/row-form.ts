import { isDay } from "~/terms/day";
import { formatDay } from "~/ui/words/days";
import { FIELDS_OF } from "./fields";
import type { RowValues } from "./import";

const TYPED: readonly string[] = [...FIELDS_OF.CASES, "disagreementReason"];
/** Far above any field's own limit: what is too long is told at its field. */
const LONGEST = 500;

/** What was typed of a row, by field; nothing else that the form carried. */
export function typedRow(form: FormData): RowValues {
  const values: RowValues = {};
  for (const field of TYPED) {
    const typed = form.get(field);
    if (typeof typed !== "string") continue;
    const text = typed.replace(/\s+/g, " ").trim().slice(0, LONGEST);
    if (text !== "") values[field] = text;
  }
  return values;
}

/** As the fields show it: days as Italians write them, what was not understood as it stood. */
export function shownValues(values: RowValues): RowValues {
  return Object.fromEntries(
    Object.entries(values).map(([field, text]) => [field, isDay(text) ? formatDay(text) : text]),
  );
}
