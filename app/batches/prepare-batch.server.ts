import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { blockingSheets } from "~/paperwork/missing-sheets";
import { notFound } from "~/platform/errors";
import { newCode, newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import { rulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import {
  type BatchRow,
  insertBatch,
  insertLines,
  linesOf,
  lockBatch,
  openBatchFor,
  removeLine,
  saveBatch,
} from "~db/queries/batches";
import { type CaseRow, copiesOf, lockCase, saveCase, takeNumber } from "~db/queries/cases";
import { enabledOn, findMandate, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";

export type BatchRefusal =
  | "batch-not-open"
  | "case-not-signed"
  | "case-in-another-batch"
  | "case-other-chamber"
  | "sheet-missing"
  | "nothing-chosen"
  | "officer-not-enabled"
  | "case-not-in-batch"
  | "day-in-past";

/** Puts signed cases on the open slip of their chamber, opening one when there is none (domain: distinta). */
export function addToBatch(ctx: Context, input: { caseIds: readonly string[] }) {
  const scope = authorize(ctx.actor, "batches.prepare");
  return perform<{ batchId: string }, BatchRefusal>(ctx, scope, "batches.prepare", async (tx) => {
    const practiceId = practiceOf(ctx);
    if (input.caseIds.length === 0) return refused("nothing-chosen");
    const rows: CaseRow[] = [];
    for (const caseId of [...new Set(input.caseIds)].sort()) {
      const row = (await lockCase(tx, scope, caseId)) ?? notFound();
      if (row.state !== "SIGNED") return refused("case-not-signed");
      if (row.batchId !== null) return refused("case-in-another-batch");
      rows.push(row);
    }
    const chamberId = rows[0]?.chamberId ?? notFound();
    if (rows.some((row) => row.chamberId !== chamberId)) return refused("case-other-chamber");
    for (const row of rows) if (await lacksSheet(tx, row, today(ctx))) return refused("sheet-missing");

    const entries: Entry[] = [];
    const batch = await openBatch(tx, ctx, chamberId, rows[0]?.mandateId ?? "", entries);
    const lines = await linesOf(tx, batch);
    // After the last one, not after as many as are left: a line may have been taken off, and no two may have one number.
    const last = lines.at(-1)?.position ?? 0;
    await insertLines(
      tx,
      rows.map((row, index) => ({
        practiceId,
        id: newId(),
        batchId: batch.id,
        caseId: row.id,
        position: last + index + 1,
      })),
    );
    for (const row of rows) await putOn(tx, ctx, row, batch.id, entries);
    entries.push({
      act: "batch.changed",
      subject: { kind: "batch", id: batch.id },
      facts: { lines: lines.length + rows.length },
    });
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, entries);
    return done({ batchId: batch.id });
  });
}

/** A form of which the counter would ask for a sheet that nobody finds is not carried. */
async function lacksSheet(tx: Tx, row: CaseRow, on: Day): Promise<boolean> {
  const copies = await copiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
  if (!copies.some(({ holder }) => holder === "MISSING")) return false;
  const rules = rulesetOn(await periodsOf(tx, row.chamberId), on);
  return blockingSheets(copies, row.state, { day: on, rules }).length > 0;
}

async function openBatch(
  tx: Tx,
  ctx: Context,
  chamberId: string,
  mandateId: string,
  entries: Entry[],
): Promise<BatchRow> {
  const practiceId = practiceOf(ctx);
  const found = await openBatchFor(tx, practiceId, chamberId);
  if (found) return (await lockBatch(tx, { practiceId, chamberId: null, audits: false }, found.id)) ?? notFound();

  const officers = (await enabledOn(tx, chamberId, mandateId, today(ctx))).filter(({ kind }) => kind === "OFFICER");
  const officer = officers.find(({ userId }) => userId === ctx.actor.userId) ?? officers[0];
  const year = Number(today(ctx).slice(0, 4));
  const number = await takeNumber(tx, practiceId, "batch", year);
  const row = {
    practiceId,
    id: newId(),
    code: newCode(),
    year,
    number,
    chamberId,
    officerId: officer?.userId ?? ctx.actor.userId,
    officerName: officer?.name ?? ctx.actor.name,
    state: "OPEN" as const,
    createdAt: now(ctx),
  };
  await insertBatch(tx, row);
  entries.push({ act: "batch.prepared", subject: { kind: "batch", id: row.id }, facts: { year, number, chamberId } });
  return (await lockBatch(tx, { practiceId, chamberId: null, audits: false }, row.id)) ?? notFound();
}

async function putOn(tx: Tx, ctx: Context, row: CaseRow, batchId: string | null, entries: Entry[]): Promise<void> {
  await saveCase(tx, row, { batchId, updatedAt: now(ctx) });
  entries.push({
    act: "case.edited",
    subject: { kind: "case", id: row.id },
    caseId: row.id,
    facts: { fields: ["batchId"] },
  });
}

/** Takes a case off an open slip. */
export function removeFromBatch(ctx: Context, input: { batchId: string; caseId: string }) {
  const scope = authorize(ctx.actor, "batches.prepare");
  return perform<{ batchId: string }, BatchRefusal>(ctx, scope, "batches.prepare", async (tx) => {
    const batch = (await lockBatch(tx, scope, input.batchId)) ?? notFound();
    if (batch.state !== "OPEN") return refused("batch-not-open");
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    if (!(await removeLine(tx, batch, row.id))) return refused("case-not-in-batch");
    const entries: Entry[] = [];
    await putOn(tx, ctx, row, null, entries);
    const lines = (await linesOf(tx, batch)).length;
    entries.push({ act: "batch.changed", subject: { kind: "batch", id: batch.id }, facts: { lines } });
    await journal(tx, ctx, { book: batch.practiceId, shownToChamber: null }, entries);
    return done({ batchId: batch.id });
  });
}

/** Who goes, and the appointment agreed with the office, as typed. */
export function arrangeVisit(
  ctx: Context,
  input: { batchId: string; officerId: string; appointmentOn: Day | null; appointmentTime: string | null },
) {
  const scope = authorize(ctx.actor, "batches.prepare");
  return perform<{ batchId: string }, BatchRefusal>(ctx, scope, "batches.prepare", async (tx) => {
    const batch = (await lockBatch(tx, scope, input.batchId)) ?? notFound();
    if (batch.state !== "OPEN" && batch.state !== "CLOSED") return refused("batch-not-open");
    if (input.appointmentOn && input.appointmentOn < today(ctx)) return refused("day-in-past", "appointmentOn");
    const officer = await officerFor(tx, batch, input.officerId, input.appointmentOn ?? today(ctx));
    if (!officer) return refused("officer-not-enabled", "officerId");
    await saveBatch(tx, batch, {
      officerId: officer.userId,
      officerName: officer.name,
      appointmentOn: input.appointmentOn,
      appointmentTime: input.appointmentTime,
    });
    await journal(tx, ctx, { book: batch.practiceId, shownToChamber: batch.shownToChamber }, [
      {
        act: "batch.changed",
        subject: { kind: "batch", id: batch.id },
        facts: { fields: ["officerId", "appointmentOn", "appointmentTime"] },
      },
    ]);
    return done({ batchId: batch.id });
  });
}

/** The officer of the batch's practice enabled on that day at its chamber, under any of its mandates there. */
export async function officerFor(tx: Tx, batch: BatchRow, officerId: string, on: Day) {
  const mandateIds = new Set<string>();
  for (const line of await linesOf(tx, batch)) {
    const row = await lockCase(tx, { practiceId: batch.practiceId, chamberId: null, audits: false }, line.caseId);
    if (row) mandateIds.add(row.mandateId);
  }
  for (const mandateId of mandateIds) {
    if (!(await findMandate(tx, batch.chamberId, mandateId))) continue;
    const found = (await enabledOn(tx, batch.chamberId, mandateId, on)).find(
      (enabled) => enabled.userId === officerId && enabled.kind === "OFFICER",
    );
    if (found) return found;
  }
  return null;
}
