import { dayInRome, timeInRome } from "~/terms/day";
import { formatDay } from "./words/days";

/** Day and hour on the clock in Rome at an instant: «23/11/2026», «9.30». */
export function showMoment(instant: Date): { day: string; hour: string } {
  return { day: formatDay(dayInRome(instant)), hour: timeInRome(instant) };
}
