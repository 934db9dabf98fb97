import { and, arrayContains, desc, eq, lt } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { checkpoints } from "../schema";
import type { Tx } from "../scope";

export type CheckpointRow = typeof checkpoints.$inferSelect;

/** Harmless where another process has just written the same one. */
export async function insertCheckpoint(tx: Tx, row: CheckpointRow): Promise<void> {
  await tx.insert(checkpoints).values(row).onConflictDoNothing();
}

export async function lastCheckpoint(tx: Tx, book: string): Promise<CheckpointRow | null> {
  const [row] = await tx
    .select()
    .from(checkpoints)
    .where(eq(checkpoints.book, book))
    .orderBy(desc(checkpoints.seq))
    .limit(1);
  return row ?? null;
}

export async function checkpointsOf(tx: Tx, book: string): Promise<CheckpointRow[]> {
  return tx.select().from(checkpoints).where(eq(checkpoints.book, book)).orderBy(checkpoints.seq);
}

export type CheckpointsPage = { rows: CheckpointRow[]; next: number | null };

/** The signed lines of a book that were handed to the scope's desk, newest first; `before`: the last number seen. */
export async function listCheckpoints(
  tx: Tx,
  scope: Scope,
  book: string,
  page: { before?: number | null; limit: number },
): Promise<CheckpointsPage> {
  const desk = scope.practiceId ?? scope.chamberId;
  if (desk === null) throw new Error("a query without a scope");
  const rows = await tx
    .select()
    .from(checkpoints)
    .where(
      and(
        eq(checkpoints.book, book),
        arrayContains(checkpoints.handedTo, [desk]),
        page.before ? lt(checkpoints.seq, page.before) : undefined,
      ),
    )
    .orderBy(desc(checkpoints.seq))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.seq ?? null) : null };
}
