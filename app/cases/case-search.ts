import { parseSheetCode } from "~/paperwork/sheet-code";
import { fold } from "./applicant";
import { parseCaseNumber } from "./case-number";

/** What a person typed into a search field, or a scanner read, told apart by its shape. */
export type Sought =
  | { by: "code"; code: string }
  | { by: "number"; years: readonly number[]; number: number }
  | { by: "codice-fiscale"; prefix: string }
  | { by: "name"; prefix: string };

/**
 * The most likely meaning first; null when nothing can be looked for. Ten signs with a figure among them are a case's or
 * a slip's code (also inside a sheet's); six letters or more with figures behind them a codice fiscale; a bare number is
 * this year's or last year's.
 */
export function soughtBy(text: string, thisYear: number): Sought | null {
  const typed = text.trim().slice(0, 80);
  const sheet = parseSheetCode(typed);
  if (sheet !== null) return { by: "code", code: sheet.caseCode };
  const number = parseCaseNumber(typed);
  if (number !== null) {
    return {
      by: "number",
      years: number.year === null ? [thisYear, thisYear - 1] : [number.year],
      number: number.number,
    };
  }
  const code = codeOf(typed);
  if (code !== null) return { by: "code", code };
  const taxCode = typed.replace(/\s/g, "").toUpperCase();
  if (/\d/.test(taxCode) && TAX_CODE_BEGINNING.test(taxCode)) return { by: "codice-fiscale", prefix: taxCode };
  const name = fold(typed.replace(/,/g, " "));
  return /[\p{L}\p{N}]/u.test(name) ? { by: "name", prefix: name } : null;
}

/** Six letters and what may follow them, or the figures of a provisional code. */
const TAX_CODE_BEGINNING = /^(?:[A-Z]{6}[0-9LMNPQRSTUV][0-9A-Z]{0,9}|\d{7,11})$/;

/** A code as people type it; a surname of ten letters, or the beginning of a codice fiscale, is taken for what it looks like. */
function codeOf(typed: string): string | null {
  return /\d/.test(typed) && !/^[A-Z]{6}\d{2}/i.test(typed) ? possibleCode(typed) : null;
}

/**
 * The code of a case or slip that the text can be, look-alikes forgiven as on a sheet. One code in forty has no figure
 * in it: whoever can ask for the very thing asks for it first.
 */
export function possibleCode(text: string): string | null {
  const written = text.replace(/\s/g, "").toUpperCase().replace(/[IL]/g, "1").replace(/O/g, "0");
  return /^[0-9A-HJKMNP-TV-Z]{10}$/.test(written) ? written : null;
}
