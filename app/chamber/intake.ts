import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { type OfficeCalendar, openDayAfter } from "~/terms/office-calendar";

/** What the clerk checks on each line before taking it. */
export const INTAKE_CHECKS = [
  "two-signed-forms",
  "same-version",
  "document-copy",
  "tax-code-copy",
  "document-valid",
] as const;
export type IntakeCheck = (typeof INTAKE_CHECKS)[number];

export type Proposal = { outcome: "NOW" } | { outcome: "SCHEDULED"; instalment: number; scheduledFor: Day };

/**
 * What the counter proposes for `count` lines: the first few at once, the rest in instalments on open days (R44, A6).
 * The clerk may always choose otherwise.
 */
export function proposeOutcomes(
  count: number,
  on: Day,
  { submission }: Pick<Ruleset, "submission">,
  office: OfficeCalendar,
): Proposal[] {
  const { size, firstAfterOpenDays, thenEveryOpenDays } = submission.instalments;
  const immediate =
    submission.overflow === "ALL_SCHEDULED" && count > submission.immediateMax ? 0 : submission.immediateMax;
  return Array.from({ length: count }, (_, index): Proposal => {
    if (index < immediate) return { outcome: "NOW" };
    const instalment = Math.floor((index - immediate) / size) + 1;
    const after = firstAfterOpenDays + (instalment - 1) * thenEveryOpenDays;
    return { outcome: "SCHEDULED", instalment, scheduledFor: openDayAfter(office, on, after) };
  });
}

/** The instalments a clerk can choose from: those proposed and two more. */
export function instalmentChoices(
  count: number,
  on: Day,
  rules: Pick<Ruleset, "submission">,
  office: OfficeCalendar,
): { instalment: number; scheduledFor: Day }[] {
  const { size, firstAfterOpenDays, thenEveryOpenDays } = rules.submission.instalments;
  const needed = Math.max(1, Math.ceil(Math.max(0, count - rules.submission.immediateMax) / size)) + 2;
  return Array.from({ length: needed }, (_, index) => ({
    instalment: index + 1,
    scheduledFor: openDayAfter(office, on, firstAfterOpenDays + index * thenEveryOpenDays),
  }));
}
