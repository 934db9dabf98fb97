import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { notFound } from "~/platform/errors";
import { findRulesetOn } from "~/rulesets/catalog";
import { findBatch } from "~db/queries/batches";
import { periodsOf } from "~db/queries/mandates";
import type { CloseSlipRefusal } from "./close-slip.server";
import { officersAt, type Slip, slipOf } from "./read-batch.server";

export type ClosingView = {
  slip: Slip;
  /** What `closeSlip` would refuse, as far as it can be known before. */
  faults: CloseSlipRefusal[];
  /** Signed sheets of each case that go into the bag. */
  formsEach: number;
};

/** What closing the slip will do, or what it still lacks. */
export function closingView(ctx: Context, scope: Scope, batchId: string, language: "it" | "en"): Promise<ClosingView> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const batch = (await findBatch(tx, scope, batchId)) ?? notFound();
    const slip = await slipOf(tx, batch, on, language);
    const officers = await officersAt(tx, practiceId, batch.chamberId, batch.appointmentOn ?? on);
    const rules = findRulesetOn(await periodsOf(tx, batch.chamberId), on);
    const faults: CloseSlipRefusal[] = [];
    if (batch.state !== "OPEN") faults.push("batch-not-open");
    else {
      const { appointment, lines } = slip;
      if (lines.length === 0) faults.push("batch-empty");
      if (appointment.required && (appointment.on === null || appointment.time === null))
        faults.push("appointment-missing");
      if (lines.some(({ state }) => state !== "SIGNED")) faults.push("case-not-signed");
      if (!officers.some(({ id }) => id === batch.officerId)) faults.push("officer-not-enabled");
    }
    return { slip, faults, formsEach: rules?.requestForm.chamberKeeps ?? 2 };
  });
}
