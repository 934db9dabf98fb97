import type { Day } from "~/terms/day";

/** `23/11/2026`, in every language of the product. */
export function formatDay(on: Day): string {
  return `${formatDayMonth(on)}/${on.slice(0, 4)}`;
}

/** `23/11`, where the year is understood. */
export function formatDayMonth(on: Day): string {
  return `${on.slice(8, 10)}/${on.slice(5, 7)}`;
}

/** An hour `HH:MM` as Italians write it: `9.30`. */
export function formatHour(hour: string): string {
  return hour.replace(/^0/, "").replace(":", ".");
}
