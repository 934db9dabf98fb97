import { rulesetByCode, rulesetCodes } from "~/rulesets/catalog";
import { addDays, addMonths, type Day, day, isDay } from "~/terms/day";

/** A calendar month as `2026-11`: months compare with `<`. */
export type Month = string & { readonly __month: true };

export const monthOf = (on: Day): Month => on.slice(0, 7) as Month;
export const firstDay = (month: Month): Day => day(`${month}-01`);
export const lastDay = (month: Month): Day => addDays(addMonths(firstDay(month), 1), -1);
export const moveMonth = (month: Month, by: number): Month => monthOf(addMonths(firstDay(month), by));

/** The month of an address, or null. */
export function readMonth(text: string | null): Month | null {
  return text !== null && /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`) && text >= "2000-01" && text <= "2199-11"
    ? (text as Month)
    : null;
}

/** `count` months up to `last`, in order. */
export const monthsUpTo = (last: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, index) => moveMonth(last, index - count + 1));

/**
 * The first day on which receipts due from `from` on can have come in: before a term starts nothing is returned, and no
 * ruleset of the catalog gives a longer one. Festive days move a term by less than the ten added.
 */
export function returnedSince(from: Day): Day {
  const longest = rulesetCodes().map((code) => {
    const { days, dayKind } = rulesetByCode(code).receipt.term;
    return dayKind === "WORKING" ? days * 2 : days;
  });
  return addDays(from, -(Math.max(...longest) + 10));
}
