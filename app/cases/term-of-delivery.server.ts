import { officeOf } from "~/mandates/offices.server";
import { type Ruleset, receiptTermRule } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import {
  actionDate,
  explainLegalDue,
  type StartEvent,
  type TermExplanation,
  type TermRule,
} from "~/terms/receipt-term";
import type { CaseRow } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { termStart } from "./deliver.server";

/** A term with the steps that led to it, and the last useful day at the office. */
export type ExplainedTerm = {
  explanation: TermExplanation;
  startEvent: StartEvent;
  rule: TermRule;
  action: Day | null;
};

/** The term of the receipts if the device were delivered on `day`. */
export async function termOfDelivery(tx: Tx, row: CaseRow, ruleset: Ruleset, day: Day): Promise<ExplainedTerm> {
  const start = termStart({ ...row, deliveredOn: day }, ruleset) ?? day;
  const rule = receiptTermRule(ruleset);
  const explanation = explainLegalDue(start, rule);
  const office = await officeOf(tx, row.chamberId, day);
  const action =
    office?.calendar == null
      ? explanation.due
      : actionDate({ legalDue: explanation.due, start, today: day, office: office.calendar });
  return { explanation, startEvent: ruleset.receipt.term.startEvent, rule, action };
}
