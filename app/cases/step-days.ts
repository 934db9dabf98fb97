import type { Day } from "~/terms/day";

/** The days of a case in the order in which they must stand. */
export const STEP_DAYS = [
  "openedOn",
  "identifiedOn",
  "envelopeGivenOn",
  "signedOn",
  "presentedOn",
  "producedOn",
  "collectedOn",
  "deliveredOn",
  "returnedOn",
] as const;
export type StepDay = (typeof STEP_DAYS)[number];
export type StepDays = Record<StepDay, Day | null>;

/** The latest day of the steps taken so far. */
export function lastStepDay(days: StepDays): Day | null {
  return STEP_DAYS.reduce<Day | null>((last, step) => {
    const day = days[step];
    return day !== null && (last === null || day > last) ? day : last;
  }, null);
}

/** Would `day` stand in order as the case's `step`? The steps not taken yet do not count. */
export function standsInOrder(days: StepDays, step: StepDay, day: Day): boolean {
  const at = STEP_DAYS.indexOf(step);
  const before = STEP_DAYS.slice(0, at).every((earlier) => days[earlier] === null || days[earlier] <= day);
  const after = STEP_DAYS.slice(at + 1).every((later) => days[later] === null || days[later] >= day);
  return before && after;
}
