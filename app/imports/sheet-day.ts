import { fold } from "~/cases/applicant";
import { addDays, type Day, day, isDay } from "~/terms/day";

/** Months as Italians and Excel write them, by their first three letters. */
const MONTHS = ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"];
const ENGLISH = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * A day as spreadsheets write it: `22/11/2026`, `22-11-26`, `22.11.2026 00:00`, `2026-11-22`, `22-nov-26`,
 * `22 novembre 2026`, or the number of days that Excel keeps it as. Day before month, as in Italy: `11/22/2026` is none.
 * A year of two digits is the latest one up to `latest` (for what has happened: today). Null when it is no day.
 */
export function readSheetDay(text: string, latest: Day): Day | null {
  const written = fold(text.replace(/[T ]\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[.,]\d+)?Z?$/, "").replace(/[-.]/g, "/"));
  const ordinary = /^(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4}|\d{2})$/.exec(written);
  if (ordinary !== null) return dayOf(ordinary[3], Number(ordinary[2]), ordinary[1], latest);
  const iso = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(written);
  if (iso !== null) return dayOf(iso[1], Number(iso[2]), iso[3], latest);
  const named = /^(\d{1,2})°?[\s/]+([a-z]{3,9})[\s/]+(\d{4}|\d{2})$/.exec(written);
  if (named !== null) return dayOf(named[3], monthOf(named[2] ?? ""), named[1], latest);
  return /^\d{5}$/.test(written) ? fromSerial(Number(written)) : null;
}

function dayOf(year = "", month: number, dayOfMonth = "", latest: Day): Day | null {
  const written = year.length === 4 ? year : century(year, month, dayOfMonth, latest);
  const text = `${written}-${two(month)}-${two(Number(dayOfMonth))}`;
  return isDay(text) ? text : null;
}

function century(year: string, month: number, dayOfMonth: string, latest: Day): string {
  const ours = `${latest.slice(0, 2)}${year}`;
  return `${ours}-${two(month)}-${two(Number(dayOfMonth))}` <= latest ? ours : String(Number(ours) - 100);
}

/** From 1; 0 when it is none. */
function monthOf(name: string): number {
  const short = name.slice(0, 3);
  return Math.max(MONTHS.indexOf(short), ENGLISH.indexOf(short)) + 1;
}

/** Excel counts from 30 December 1899, as it has a 29 February 1900 that never was; a year before 1920 is a slip. */
function fromSerial(days: number): Day | null {
  return days < 7306 || days > 73_050 ? null : addDays(day("1899-12-30"), days);
}

const two = (number: number) => String(number).padStart(2, "0");
