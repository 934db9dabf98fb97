import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import { proposeOutcomes } from "~/chamber/intake";
import { officeOf } from "~/mandates/offices.server";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { findBatch } from "~db/queries/batches";
import { type Slip, type SlipLine, slipOf } from "./read-batch.server";

/** A line that waits for the counter's decision, with what the counter usually does. */
export type IntakeLine = SlipLine & { proposal: "NOW" | "SCHEDULED"; proposedFor: Day | null };

export type IntakeForm = { slip: Slip; lines: IntakeLine[]; refusalCodes: { value: string; label: string }[] };

/** The slip at the counter as the practice fills it in: first few at once, the rest in instalments, all to be changed. */
export function intakeForm(ctx: Context, scope: Scope, batchId: string, language: "it" | "en"): Promise<IntakeForm> {
  return look(ctx, scope, async (tx) => {
    const batch = (await findBatch(tx, scope, batchId)) ?? notFound();
    const on = batch.openedOn ?? today(ctx);
    const slip = await slipOf(tx, batch, on, language);
    const office = await officeOf(tx, batch.chamberId, on);
    const waiting = slip.lines.filter(({ state }) => state === "PRESENTED");
    const { rules, calendar } = office ?? { rules: null, calendar: null };
    const proposals = rules && calendar ? proposeOutcomes(waiting.length, on, rules, calendar) : [];
    return {
      slip,
      lines: waiting.map((line, index) => {
        const proposal = proposals[index];
        return {
          ...line,
          proposal: proposal?.outcome ?? "NOW",
          proposedFor: proposal?.outcome === "SCHEDULED" ? proposal.scheduledFor : null,
        };
      }),
      refusalCodes: (rules?.refusalCodes ?? []).map((refusal) => ({
        value: refusal.code,
        label: `${refusal.code} ${refusal[language]}`,
      })),
    };
  });
}
