import { addDays, type Day, daysBetween, weekday } from "~/terms/day";
import { type HolidayKey, holidayKey } from "~/terms/holidays";
import { lastOpenDay, type OfficeCalendar } from "~/terms/office-calendar";

/** What sets the term running (A1). */
export const START_EVENTS = ["HANDOVER", "DEVICE_COLLECTED", "RECEIPT_RETURNED_TO_IR"] as const;
export type StartEvent = (typeof START_EVENTS)[number];

/** Every day counts, or only those that are not festive (A2). */
export const DAY_KINDS = ["CALENDAR", "WORKING"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Whether a Saturday counts as festive. By law it does not: art. 155 c.p.c. c.5 is for procedural acts only (A35). */
export const SATURDAY_RULES = ["NOT_FESTIVE", "SHIFT"] as const;
export type SaturdayRule = (typeof SATURDAY_RULES)[number];

export type TermRule = { days: number; dayKind: DayKind; saturdayRule: SaturdayRule };

export type FestiveReason = HolidayKey | "sunday" | "saturday";
export type Shift = { day: Day; why: FestiveReason };

/** How a due day came about: `fifteenth` is the last day counted (the `days`-th), `shifts` the festive days stepped over. */
export type TermExplanation = {
  start: Day;
  days: number;
  dayKind: DayKind;
  fifteenth: Day;
  shifts: Shift[];
  due: Day;
};

/**
 * The day on which the receipts are due (R50, art. 2963 c.c.): the start day is not counted, a festive last day moves on.
 * Stored when the term starts; it never moves afterwards.
 */
export function legalDue(start: Day, rule: TermRule): Day {
  return explainLegalDue(start, rule).due;
}

/** The same day as `legalDue`, with the steps that led to it. */
export function explainLegalDue(start: Day, rule: TermRule): TermExplanation {
  const fifteenth = lastDayCounted(start, rule);
  const shifts = festiveRun(fifteenth, rule);
  return { start, days: rule.days, dayKind: rule.dayKind, fifteenth, shifts, due: addDays(fifteenth, shifts.length) };
}

/**
 * The last day not after the term on which the office is open: from today on, or, once the term is past, from the start.
 * Null when the office stays shut for all that time. Derived each time from the closures known today.
 */
export function actionDate(term: { legalDue: Day; start: Day; today: Day; office: OfficeCalendar }): Day | null {
  const earliest = term.today > term.legalDue || term.today < term.start ? term.start : term.today;
  return lastOpenDay(term.office, earliest, term.legalDue);
}

/** Whether the term was missed: the receipts came in after it, or are still out and it is past. */
export function isOverdue(legalDue: Day, today: Day, returnedOn: Day | null): boolean {
  return daysLate(legalDue, today, returnedOn) > 0;
}

/** Calendar days after the term on which the receipts came in, or by which they are missing today; 0 when on time. */
export function daysLate(legalDue: Day, today: Day, returnedOn: Day | null): number {
  return Math.max(0, daysBetween(legalDue, returnedOn ?? today));
}

function lastDayCounted(start: Day, rule: TermRule): Day {
  if (rule.dayKind === "CALENDAR") return addDays(start, rule.days);
  let on = start;
  for (let counted = 0; counted < rule.days; ) {
    on = addDays(on, 1);
    if (whyFestive(on, rule) === null) counted += 1;
  }
  return on;
}

function festiveRun(from: Day, rule: TermRule): Shift[] {
  const why = whyFestive(from, rule);
  return why === null ? [] : [{ day: from, why }, ...festiveRun(addDays(from, 1), rule)];
}

function whyFestive(on: Day, rule: TermRule): FestiveReason | null {
  if (weekday(on) === 7) return "sunday";
  const holiday = holidayKey(on);
  if (holiday !== null) return holiday;
  return weekday(on) === 6 && rule.saturdayRule === "SHIFT" ? "saturday" : null;
}
