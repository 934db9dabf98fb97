import { Temporal } from "temporal-polyfill";

/** A calendar day as ISO text `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31: days compare with `<` and `===`. */
export type Day = string & { readonly __day: true };

/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The zone that decides which day it is: the chambers' local time. */
const ROME = "Europe/Rome";

/** The day written as `YYYY-MM-DD`. Throws a RangeError on any other shape and on days that do not exist. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${JSON.stringify(text)}`);
  return text;
}

/** Whether the text is an existing day in the shape `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return false;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** The day `days` calendar days later (earlier if negative). */
export function addDays(from: Day, days: number): Day {
  return toDay(toPlainDate(from).add({ days }));
}

/** Same day of the month `months` later, or the last one where that month is shorter (art. 2963 c.c.). */
export function addMonths(from: Day, months: number): Day {
  return toDay(toPlainDate(from).add({ months }));
}

/** Same day and month `years` later; 29 February becomes 28 February where the year has none. */
export function addYears(from: Day, years: number): Day {
  return toDay(toPlainDate(from).add({ years }));
}

/** Calendar days from one day to another: 0 on the same day, negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return toPlainDate(from).until(toPlainDate(to), { largestUnit: "days" }).days;
}

/** The one that comes first. */
export function earlierOf(one: Day, other: Day): Day {
  if (one < other) return one;
  return other;
}

/** The one that comes last. */
export function laterOf(one: Day, other: Day): Day {
  if (one > other) return one;
  return other;
}

/** Day of the week, 1 Monday … 7 Sunday. */
export function weekday(of: Day): Weekday {
  return toPlainDate(of).dayOfWeek as Weekday;
}

/** The local day in Europe/Rome at an instant. */
export function dayInRome(instant: Date): Day {
  return toDay(inRome(instant).toPlainDate());
}

/** The hour on the clock in Europe/Rome at an instant, written as Italians do: `9.30`. */
export function timeInRome(instant: Date): string {
  const { hour, minute } = inRome(instant);
  return `${hour}.${String(minute).padStart(2, "0")}`;
}

/**
 * The instant at which the clock in Europe/Rome shows `hours:minutes` on that day.
 * Of the two such instants of an October night the first; a time skipped in March moves forward by the hour skipped.
 */
export function romeInstant(on: Day, hours: number, minutes: number): Date {
  const clock = Temporal.PlainTime.from({ hour: hours, minute: minutes }, { overflow: "reject" });
  return new Date(toPlainDate(on).toZonedDateTime({ timeZone: ROME, plainTime: clock }).epochMilliseconds);
}

function inRome(instant: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(ROME);
}

function toPlainDate(from: Day): Temporal.PlainDate {
  return Temporal.PlainDate.from(from);
}

/** Through `day` again: a result outside the years 0001–9999 would no longer compare as text. */
function toDay(date: Temporal.PlainDate): Day {
  return day(date.toString());
}

function daysInMonth(year: number, month: number): number {
  return Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
}
