import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { notFound } from "~/platform/errors";
import { type Outcome, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { findBatch, visitOf } from "~db/queries/batches";
import { isFault } from "./after-marks";
import type { SentMarks } from "./apply-marks";
import { type ConfirmIntakeRefusal, confirmIntake } from "./confirm-intake.server";
import { counterDesk } from "./counter-desk.server";
import { readDraft } from "./intake-draft";
import { decisionsOf } from "./intake-plan";
import { type MarkRefusal, markLines } from "./mark-lines.server";
import { slipAtCounter } from "./slip-at-counter.server";

/** `moved`: what was sent is not what the page said would happen; it is kept, and must be read again. */
export type ConfirmSlipRefusal = ConfirmIntakeRefusal | MarkRefusal | "moved";

/** The one act that ends the examination of a slip: what the marks amount to, as the page said it in words. */
export async function confirmSlip(
  ctx: Context,
  { batchId, day, sent }: { batchId: string; day: Day; sent: SentMarks },
): Promise<Outcome<{ batchId: string }, ConfirmSlipRefusal>> {
  const marked = await markLines(ctx, batchId, { ...sent, act: "save" });
  if (!marked.ok) return marked;
  const { answer, moved, position } = marked.value;
  if (answer === "scheduled-in-past") return refused(answer);
  if (isFault(answer)) return refused("lines-undecided", position === null ? undefined : `line-${position}`);
  if (moved) return refused("moved");

  const scope = authorize(ctx.actor, "counter.confirmIntake");
  const chamberId = counterDesk(ctx);
  const planned = await look(ctx, scope, async (tx) => {
    const batch = (await findBatch(tx, scope, batchId)) ?? notFound();
    const visit = (await visitOf(tx, chamberId, batch.id)) ?? notFound();
    const slip = await slipAtCounter(tx, ctx, batch);
    return { plan: slip.plan(readDraft(visit.draft)), officerId: visit.officerId };
  });
  const lines = decisionsOf(planned.plan);
  if (lines === null) return refused("lines-undecided", `line-${planned.plan.summary.undecided[0]}`);
  return confirmIntake(ctx, { batchId, day, officerId: planned.officerId, lines });
}
