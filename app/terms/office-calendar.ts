import { addDays, type Day, type Weekday, weekday } from "~/terms/day";
import { type HolidayKey, holidayKey } from "~/terms/holidays";

/** One opening of the counter on a weekday, hours as `HH:MM` on the clock in Rome. */
export type Opening = { weekday: Weekday; from: string; to: string };

/** Days on which the office stays shut, both ends included. */
export type Closure = { from: Day; to: Day };

/** When an office receives: its week, its patron day `MM-DD` (or none) and the closures known today. */
export type OfficeCalendar = { hours: readonly Opening[]; patronDay: string | null; closures: readonly Closure[] };

export type ShutReason = HolidayKey | "weekly" | "patron" | "closure";

/** Whether the office receives on that day at all. */
export function isOpen(office: OfficeCalendar, on: Day): boolean {
  return whyShut(office, on) === null;
}

/** Why the office does not receive on that day, or null when it does. */
export function whyShut(office: OfficeCalendar, on: Day): ShutReason | null {
  if (!office.hours.some((opening) => opening.weekday === weekday(on))) return "weekly";
  const holiday = holidayKey(on);
  if (holiday !== null) return holiday;
  if (office.patronDay === on.slice(5)) return "patron";
  return office.closures.some(({ from, to }) => from <= on && on <= to) ? "closure" : null;
}

/** The openings of that day, earliest first; none when the office is shut. */
export function openingsOn(office: OfficeCalendar, on: Day): Opening[] {
  if (!isOpen(office, on)) return [];
  return office.hours
    .filter((opening) => opening.weekday === weekday(on))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** The last day between the two, both included, on which the office is open, or null when it never is. */
export function lastOpenDay(office: OfficeCalendar, from: Day, to: Day): Day | null {
  for (let on = to; on >= from; on = addDays(on, -1)) {
    if (isOpen(office, on)) return on;
  }
  return null;
}

/** The `count`-th open day after `from`, which is not counted. Throws when the office opens on no weekday. */
export function openDayAfter(office: OfficeCalendar, from: Day, count: number): Day {
  if (office.hours.length === 0) throw new RangeError("an office without opening hours has no open day");
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    if (isOpen(office, on)) left -= 1;
  }
  return on;
}
