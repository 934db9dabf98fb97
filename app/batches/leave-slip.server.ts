import type { Scope } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { linesOf, lockBatch, removeLine } from "~db/queries/batches";
import type { CaseRow } from "~db/queries/cases";
import type { Tx } from "~db/scope";

/**
 * A case that cannot be carried leaves its slip: the line goes where the slip is still open; on a closed one it stays,
 * and the counter passes over it.
 */
export async function leaveSlip(tx: Tx, scope: Scope, row: CaseRow): Promise<Entry[]> {
  if (row.batchId === null) return [];
  const batch = await lockBatch(tx, scope, row.batchId);
  if (batch?.state !== "OPEN" || !(await removeLine(tx, batch, row.id))) return [];
  const lines = (await linesOf(tx, batch)).length;
  return [{ act: "batch.changed", subject: { kind: "batch", id: batch.id }, facts: { lines } }];
}
