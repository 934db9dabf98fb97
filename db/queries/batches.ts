import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import {
  batches,
  batchLines,
  caseHolds,
  caseKeys,
  caseNotes,
  cases,
  copyMovements,
  devices,
  documentCopies,
  envelopes,
  identityCopies,
  printedForms,
  type ShownEntry,
  scannedSheets,
  shownHistories,
  visits,
} from "../schema";
import type { Tx } from "../scope";
import { keyed, within } from "./within";

export type BatchRow = typeof batches.$inferSelect;
export type BatchLineRow = typeof batchLines.$inferSelect;
export type VisitRow = typeof visits.$inferSelect;

export async function findBatch(tx: Tx, scope: Scope, id: string): Promise<BatchRow | null> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(within(scope, batches), eq(batches.id, id)));
  return row ?? null;
}

export async function findBatchByCode(tx: Tx, scope: Scope, code: string): Promise<BatchRow | null> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(within(scope, batches), eq(batches.code, code)));
  return row ?? null;
}

export async function lockBatch(tx: Tx, scope: Scope, id: string): Promise<BatchRow | null> {
  const practiceId = scope.practiceId ?? (await findBatch(tx, scope, id))?.practiceId;
  if (!practiceId) return null;
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(keyed(batches, { practiceId, id }), within(scope, batches)))
    .for("update");
  return row ?? null;
}

export async function insertBatch(tx: Tx, row: typeof batches.$inferInsert): Promise<void> {
  await tx.insert(batches).values(row);
}

export async function saveBatch(tx: Tx, before: BatchRow, patch: Partial<typeof batches.$inferInsert>): Promise<void> {
  const saved = await tx
    .update(batches)
    .set(patch)
    .where(and(keyed(batches, before), eq(batches.state, before.state)))
    .returning({ id: batches.id });
  if (saved.length !== 1) throw new Error(`batch ${before.id} was not saved`);
}

export async function linesOf(tx: Tx, batch: Pick<BatchRow, "practiceId" | "id">): Promise<BatchLineRow[]> {
  return tx
    .select()
    .from(batchLines)
    .where(and(eq(batchLines.practiceId, batch.practiceId), eq(batchLines.batchId, batch.id)))
    .orderBy(asc(batchLines.position));
}

/** The lines with the cases they carry, in the slip's order. */
export async function linesWithCases(tx: Tx, batch: Pick<BatchRow, "practiceId" | "id">) {
  return tx
    .select({ line: batchLines, case: cases })
    .from(batchLines)
    .innerJoin(cases, and(eq(cases.practiceId, batchLines.practiceId), eq(cases.id, batchLines.caseId)))
    .where(
      and(
        eq(batchLines.practiceId, batch.practiceId),
        eq(cases.practiceId, batch.practiceId),
        eq(batchLines.batchId, batch.id),
      ),
    )
    .orderBy(asc(batchLines.position));
}

export async function insertLines(tx: Tx, rows: (typeof batchLines.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(batchLines).values(rows);
}

export async function removeLine(tx: Tx, batch: BatchRow, caseId: string): Promise<boolean> {
  const removed = await tx
    .delete(batchLines)
    .where(
      and(eq(batchLines.practiceId, batch.practiceId), eq(batchLines.batchId, batch.id), eq(batchLines.caseId, caseId)),
    )
    .returning({ id: batchLines.id });
  return removed.length === 1;
}

export async function saveLine(
  tx: Tx,
  line: BatchLineRow,
  patch: Partial<typeof batchLines.$inferInsert>,
): Promise<void> {
  await tx.update(batchLines).set(patch).where(keyed(batchLines, line));
}

export async function openBatchFor(tx: Tx, practiceId: string, chamberId: string): Promise<BatchRow | null> {
  const [row] = await tx
    .select()
    .from(batches)
    .where(and(eq(batches.practiceId, practiceId), eq(batches.chamberId, chamberId), eq(batches.state, "OPEN")))
    .orderBy(desc(batches.id))
    .limit(1);
  return row ?? null;
}

/** From here on the chamber sees the case whole: its mark goes to the case and to every row that hangs on it. */
export async function showCaseTo(
  tx: Tx,
  key: { practiceId: string; caseId: string },
  chamberId: string,
  history: ShownEntry[],
): Promise<void> {
  const shown = { shownToChamber: chamberId };
  await tx
    .update(cases)
    .set(shown)
    .where(and(eq(cases.practiceId, key.practiceId), eq(cases.id, key.caseId)));
  await tx
    .update(envelopes)
    .set(shown)
    .where(and(eq(envelopes.practiceId, key.practiceId), eq(envelopes.caseId, key.caseId)));
  for (const table of [
    identityCopies,
    caseKeys,
    printedForms,
    documentCopies,
    copyMovements,
    devices,
    caseNotes,
    scannedSheets,
    caseHolds,
  ] as const) {
    await tx
      .update(table)
      .set(shown)
      .where(and(eq(table.practiceId, key.practiceId), eq(table.caseId, key.caseId)));
  }
  await tx
    .insert(shownHistories)
    .values({ ...key, entries: history, ...shown })
    .onConflictDoNothing();
}

export async function showBatchTo(tx: Tx, batch: BatchRow, chamberId: string): Promise<void> {
  await tx
    .update(batchLines)
    .set({ shownToChamber: chamberId })
    .where(and(eq(batchLines.practiceId, batch.practiceId), eq(batchLines.batchId, batch.id)));
}

export async function insertVisit(tx: Tx, row: typeof visits.$inferInsert): Promise<void> {
  await tx.insert(visits).values(row);
}

export async function visitOf(tx: Tx, chamberId: string, batchId: string): Promise<VisitRow | null> {
  const [row] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.chamberId, chamberId), eq(visits.batchId, batchId)));
  return row ?? null;
}

/** Empties the marks of visits that were opened before then and never confirmed. */
export async function emptyOldDrafts(tx: Tx, chamberId: string, before: Date): Promise<void> {
  await tx
    .update(visits)
    .set({ draft: {} })
    .where(
      and(
        eq(visits.chamberId, chamberId),
        isNull(visits.confirmedAt),
        lt(visits.openedAt, before),
        sql`${visits.draft} <> '{}'::jsonb`,
      ),
    );
}

export async function saveVisit(tx: Tx, visit: VisitRow, patch: Partial<typeof visits.$inferInsert>): Promise<void> {
  await tx
    .update(visits)
    .set(patch)
    .where(and(eq(visits.chamberId, visit.chamberId), eq(visits.id, visit.id)));
}
