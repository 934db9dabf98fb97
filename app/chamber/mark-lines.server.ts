import { perform } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { lockBatch, saveVisit, visitOf } from "~db/queries/batches";
import type { CaseRow } from "~db/queries/cases";
import { applyMarks, type MarkAnswer, type SentMarks } from "./apply-marks";
import { counterDesk } from "./counter-desk.server";
import { type IntakeDraft, type Reading, readDraft, readSheet } from "./intake-draft";
import { type SlipAtCounter, slipAtCounter } from "./slip-at-counter.server";

export type MarkRefusal = "batch-not-at-counter";

/** What happened, and the position of the line it happened to. */
export type LinesMarked = { answer: MarkAnswer; position: number | null; moved: boolean };

/**
 * Keeps the clerk's marks with the visit until the one confirmed act. Nothing legal hangs on them: no state changes and
 * the register says nothing.
 */
export function markLines(ctx: Context, batchId: string, sent: SentMarks) {
  return withDraft<LinesMarked>(ctx, batchId, (draft, slip) => {
    const { plan, day, rules } = { ...slip, plan: slip.plan(draft) };
    const marked = applyMarks(draft, sent, { plan, day, rules });
    const position = slip.lines.find(({ lineId }) => lineId === marked.lineId)?.position ?? null;
    return { draft: marked.draft, value: { answer: marked.answer, position, moved: marked.moved } };
  });
}

/** `versionInForce`: what the sheet's version should be. */
export type SheetMarked = { position: number; versionInForce: number };

/** Notes that a copy of a line's request form was read with the scanner. */
export function markSheet(ctx: Context, batchId: string, lineId: string, sheet: Reading) {
  return withDraft<SheetMarked>(ctx, batchId, (draft, slip) => {
    const line = slip.lines.find((one) => one.lineId === lineId) ?? notFound();
    const row: CaseRow = line.case;
    const value = { position: line.position, versionInForce: row.formVersion };
    return { draft: readSheet(draft, lineId, sheet, row.formVersion), value };
  });
}

function withDraft<T>(
  ctx: Context,
  batchId: string,
  change: (draft: IntakeDraft, slip: SlipAtCounter) => { draft: IntakeDraft; value: T },
) {
  const scope = authorize(ctx.actor, "counter.confirmIntake");
  const chamberId = counterDesk(ctx);
  // Not under the form's key, which is the confirmation's: sending the same marks twice changes nothing.
  return perform<T, MarkRefusal>({ ...ctx, once: null }, scope, "counter.confirmIntake", async (tx) => {
    const batch = (await lockBatch(tx, scope, batchId)) ?? notFound();
    if (batch.state !== "AT_COUNTER") return refused("batch-not-at-counter");
    const visit = (await visitOf(tx, chamberId, batch.id)) ?? notFound();
    const { draft, value } = change(readDraft(visit.draft), await slipAtCounter(tx, ctx, batch));
    await saveVisit(tx, visit, { draft });
    return done(value);
  });
}
