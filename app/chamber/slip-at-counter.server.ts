import { type Context, today } from "~/access/context";
import { proofRefusal } from "~/identity-documents/document-rules";
import { rulesetOn } from "~/rulesets/catalog";
import { officeCalendar, type Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { OfficeCalendar } from "~/terms/office-calendar";
import { type BatchLineRow, type BatchRow, linesWithCases } from "~db/queries/batches";
import type { CaseRow } from "~db/queries/cases";
import { closuresOf, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import type { IntakeDraft } from "./intake-draft";
import { type IntakePlan, planIntake, type SlipLine } from "./intake-plan";

export type SlipAtCounter = {
  lines: (SlipLine &
    Pick<BatchLineRow, "outcome" | "refusalCode" | "scheduledFor"> & {
      case: CaseRow;
      /** Why what the applicant showed proves nothing today. */
      proof: ReturnType<typeof proofRefusal>;
    })[];
  rules: Ruleset;
  office: OfficeCalendar;
  day: Day;
  plan(draft: IntakeDraft): IntakePlan;
};

/** A slip's lines with what decides about them today: presented still, document still valid, rules and office of the day. */
export async function slipAtCounter(tx: Tx, ctx: Context, batch: BatchRow): Promise<SlipAtCounter> {
  const day = today(ctx);
  const rules = rulesetOn(await periodsOf(tx, batch.chamberId), day);
  const closures = await closuresOf(tx, batch.chamberId);
  const office = officeCalendar(
    rules,
    closures.map(({ dayFrom, dayTo }) => ({ from: dayFrom, to: dayTo })),
  );
  const rows = await linesWithCases(tx, batch);
  const lines = rows.map(({ line, case: row }) => {
    const proof = proofRefusal(row, day, rules.idDocs);
    return {
      lineId: line.id,
      position: line.position,
      outcome: line.outcome,
      refusalCode: line.refusalCode,
      scheduledFor: line.scheduledFor,
      present: row.state === "PRESENTED" && row.batchId === batch.id,
      expired: proof !== null,
      proof,
      case: row,
    };
  });
  return { lines, rules, office, day, plan: (draft) => planIntake(lines, draft, { day, rules, office }) };
}
