import { addDays, type Day, daysBetween, weekday } from "~/terms/day";
import type { HolidayKey } from "~/terms/holidays";
import type { ShutReason } from "~/terms/office-calendar";
import type { DayKind, FestiveReason, StartEvent, TermExplanation, TermRule } from "~/terms/receipt-term";
import { formatDay, formatDayMonth, formatHour } from "../days";
import type { terms as it } from "../it/terms";
import type { WordsLike } from "../words-like";
import { common } from "./common";

const holidays: Record<HolidayKey, string> = {
  "new-year": "New Year’s Day",
  epiphany: "Epiphany",
  "easter-monday": "Easter Monday",
  liberation: "Liberation Day",
  labour: "Labour Day",
  republic: "Republic Day",
  assumption: "Assumption Day",
  "saint-francis": "Saint Francis’ Day",
  "all-saints": "All Saints’ Day",
  "immaculate-conception": "Immaculate Conception",
  christmas: "Christmas Day",
  "saint-stephen": "Saint Stephen’s Day",
};

export const terms: WordsLike<typeof it> = {
  holidays,
  weekday: (on) => weekdayOf(on),
  month: (on) => monthOf(on),
  formatDay,
  formatDayMonth,
  formatHour,
  formatDayLong,
  formatDayShort,
  dayInWords: (on) => `${weekdayOf(on)} ${Number(on.slice(8))} ${monthOf(on)}`,

  sayTerm,
  sayActionDay,
  sayOverdue: (legalDue, daysLate) => `The term ended on ${formatDayLong(legalDue)}, ${inDigits(daysLate)} ago.`,
  sayReturned: (returnedOn, daysLate) =>
    daysLate === 0
      ? `Receipts came in on ${formatDayLong(returnedOn)}, within the term.`
      : `Receipts came in on ${formatDayLong(returnedOn)}, ${inDigits(daysLate)} after the term.`,
  howCounted,
  by,
  distance,
  shutReasons: {
    ...holidays,
    weekly: "No opening on this weekday",
    patron: "Patron saint’s day",
    closure: "Office closed",
  },
};

/** `Monday 23/11/2026` */
export function formatDayLong(on: Day): string {
  return `${weekdayOf(on)} ${formatDay(on)}`;
}

/** `Mon 23/11` */
export function formatDayShort(on: Day): string {
  return `${weekdayOf(on).slice(0, 3)} ${formatDayMonth(on)}`;
}

function sayTerm(term: { explanation: TermExplanation; startEvent: StartEvent; today: Day }): string {
  const { start, days, dayKind, fifteenth, shifts, due } = term.explanation;
  const length = inWords(days, dayKind);
  const began = `The term of ${length} started with ${STARTED[term.startEvent]} on ${formatDayLong(start)}`;
  const ends = term.today > due ? "ended" : "ends";
  const nth = `the ${ordinal(days)}${dayKind === "WORKING" ? " working" : ""} day`;
  if (shifts.length === 0) return `${began} and ${ends} on ${formatDayLong(due)}, ${nth}.`;

  const reasons = shifts.map(({ day, why }) =>
    day === fifteenth ? `${nth}, ${formatDay(day)}, is ${FESTIVE[why]}` : `${formatDay(day)} is ${FESTIVE[why]}`,
  );
  return `${began}; ${listed(reasons)}, so it ${ends} on ${formatDayLong(due)}.`;
}

function sayActionDay(term: {
  legalDue: Day;
  actionDate: Day | null;
  shut: ShutReason | null;
  today: Day;
}): string | null {
  const { legalDue, actionDate, today } = term;
  if (actionDate === legalDue) return null;
  const past = today > legalDue;
  if (actionDate === null) {
    return past
      ? "The office stayed closed for the whole term."
      : `Office closed until the term: deliver by other means by ${formatDayLong(legalDue)}.`;
  }
  const closed = `the office ${past ? "was" : "is"} closed${term.shut === "patron" ? " for the patron saint’s day" : ""}`;
  return past
    ? `The term was ${formatDayLong(legalDue)}, but ${closed}: the last useful day was ${formatDayLong(actionDate)}.`
    : `The term is ${formatDayLong(legalDue)}, but ${closed}: the last useful day is ${formatDayLong(actionDate)}.`;
}

function howCounted(rule: TermRule, startEvent: StartEvent): string {
  const saturday = rule.saturdayRule === "SHIFT" ? "Saturdays count as holidays too" : "Saturdays are not holidays";
  const counting =
    rule.dayKind === "WORKING"
      ? `Only days that are not holidays are counted; ${saturday}.`
      : `If the ${ordinal(rule.days)} day is a holiday, the term moves to the first day that is not ` +
        `(art. 2963 c.c.); ${saturday}.`;
  return `The day of ${STARTED[startEvent]} is not counted. ${counting} What counts is the day on which the counter registers the receipts.`;
}

function by(last: Day, today: Day, closesAt: string | null): string {
  const at = closesAt === null ? "" : `, ${formatHour(closesAt)}`;
  if (last === today) return `by today, ${formatDayLong(last)}${at}`;
  if (last === addDays(today, 1)) return `by tomorrow, ${formatDayLong(last)}${at}`;
  return `by ${formatDayLong(last)}${at}`;
}

function distance(due: Day, today: Day): string {
  const left = daysBetween(today, due);
  if (left < 0) return `Late by ${inDigits(-left)}`;
  if (left === 0) return "Due today";
  return left === 1 ? "Tomorrow" : `In ${inDigits(left)}`;
}

const STARTED: Record<StartEvent, string> = {
  HANDOVER: "the delivery",
  DEVICE_COLLECTED: "the collection of the device",
  RECEIPT_RETURNED_TO_IR: "the return of the receipts to the practice",
};

const FESTIVE: Record<FestiveReason, string> = {
  ...holidays,
  sunday: "a Sunday",
  saturday: "a Saturday",
  "immaculate-conception": "the Immaculate Conception",
};

const CARDINALS: Partial<Record<number, string>> = { 10: "ten", 15: "fifteen", 20: "twenty", 30: "thirty" };
const ORDINALS: Partial<Record<number, string>> = { 10: "tenth", 15: "fifteenth", 20: "twentieth", 30: "thirtieth" };

function inDigits(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}

function inWords(days: number, kind: DayKind): string {
  const working = kind === "WORKING" ? "working " : "";
  return days === 1 ? `one ${working}day` : `${CARDINALS[days] ?? days} ${working}days`;
}

function ordinal(count: number): string {
  return ORDINALS[count] ?? `${count}${suffix(count)}`;
}

function suffix(count: number): string {
  if (count % 100 >= 11 && count % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][count % 10] ?? "th";
}

function listed(parts: string[]): string {
  return parts.length === 1 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.slice(-1).join("")}`;
}

function weekdayOf(on: Day): string {
  return common.weekdays[weekday(on) - 1] as string;
}

function monthOf(on: Day): string {
  return common.months[Number(on.slice(5, 7)) - 1] as string;
}
