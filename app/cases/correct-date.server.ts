import type { Context } from "~/access/context";
import { type RulesetPeriod, rulesetByCode, rulesetOn } from "~/rulesets/catalog";
import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { CaseRow } from "~db/queries/cases";
import { periodsOf } from "~db/queries/mandates";
import { dueOf, termStart } from "./deliver.server";
import { recordStep } from "./step.server";
import { type StepDay, standsInOrder } from "./step-days";

/** Which of the case's days each desk recorded and so may correct. */
export const STUDIO_DAYS = ["identifiedOn", "envelopeGivenOn", "signedOn", "deliveredOn"] as const satisfies StepDay[];
export const COUNTER_DAYS = ["presentedOn", "producedOn", "collectedOn", "returnedOn"] as const satisfies StepDay[];
export type CorrectableDay = (typeof STUDIO_DAYS)[number] | (typeof COUNTER_DAYS)[number];

export const CORRECTION_REASONS = ["typing-error", "paper-shows-otherwise", "recorded-late"] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];
export type CorrectDateRefusal =
  | "day-not-taken-yet"
  | "not-your-day"
  | "day-out-of-order"
  | "day-unchanged"
  | "reason-missing";

export type CorrectDate = {
  caseId: string;
  field: CorrectableDay;
  newDay: Day;
  reason: CorrectionReason;
  note: string;
};

/**
 * A correction is a new act with its reason: the old and the new day both stay. The term is recomputed from the
 * corrected day under the rule in force then, and both due days are in the entry.
 */
export function correctDate(ctx: Context, input: CorrectDate) {
  return recordStep<CorrectDateRefusal>(ctx, {
    event: "correctDate",
    caseId: input.caseId,
    day: input.newDay,
    note: input.note,
    officerId: null,
    anyBearer: true,
    decide: async ({ row, chamber, declared }, tx) => {
      const ownDays: readonly string[] = ctx.actor.desk.kind === "CHAMBER" ? COUNTER_DAYS : STUDIO_DAYS;
      if (!ownDays.includes(input.field) && !(declared && chamber.counter === "PRACTICE_RECORDS"))
        return "not-your-day";
      const oldDay = row[input.field];
      if (oldDay === null) return "day-not-taken-yet";
      if (oldDay === input.newDay) return "day-unchanged";
      if (!standsInOrder(row, input.field, input.newDay)) return "day-out-of-order";
      if (input.note.trim() === "") return "reason-missing";

      const { due, rules } = correctedTerm(row, await periodsOf(tx, row.chamberId), input);
      return {
        set: { [input.field]: input.newDay, legalDue: due, termRuleset: rules?.code ?? null },
        act: "case.dateCorrected",
        facts: {
          field: input.field,
          oldDay,
          newDay: input.newDay,
          reason: input.reason,
          oldLegalDue: row.legalDue,
          newLegalDue: due,
          ruleset: rules?.code ?? null,
          declared: declared && !(STUDIO_DAYS as readonly string[]).includes(input.field),
        },
      };
    },
  });
}

/** What the term becomes when one of the case's days is another: the same, unless it started on that day. */
export function correctedTerm(
  row: CaseRow,
  periods: readonly RulesetPeriod[],
  { field, newDay }: Pick<CorrectDate, "field" | "newDay">,
): { due: Day | null; rules: Ruleset | null; moved: boolean } {
  const corrected = { ...row, [field]: newDay };
  const oldRules = row.termRuleset ? rulesetByCode(row.termRuleset) : null;
  const moved = oldRules !== null && termStart(row, oldRules) !== termStart(corrected, oldRules);
  if (!moved) return { due: row.legalDue, rules: oldRules, moved };
  const rules = rulesetOn(periods, newDay);
  return { due: dueOf(corrected, rules), rules, moved };
}
