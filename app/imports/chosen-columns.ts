import { type Columns, FIELDS_OF, type FieldName } from "./fields";
import { IMPORT_LIMITS } from "./import";

const KNOWN: readonly string[] = FIELDS_OF.CASES;

/** What each column of the form was said to mean; `twice`: the names of those that say what an earlier one says. */
export function readChosenColumns(form: FormData): { columns: Columns; twice: string[] } {
  const columns: Columns = {};
  const twice: string[] = [];
  for (let at = 0; at < IMPORT_LIMITS.columns; at += 1) {
    const field = form.get(`column-${at}`);
    if (typeof field !== "string" || !KNOWN.includes(field)) continue;
    if (columns[field as FieldName] === undefined) columns[field as FieldName] = at;
    else twice.push(`column-${at}`);
  }
  return { columns, twice };
}
