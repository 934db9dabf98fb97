import { and, eq } from "drizzle-orm";
import { caseKeys } from "../schema";
import type { Tx } from "../scope";

export type CaseKeyRow = typeof caseKeys.$inferSelect;
type KeyName = Pick<CaseKeyRow, "practiceId" | "caseId" | "retention">;

const named = (name: KeyName) =>
  and(
    eq(caseKeys.practiceId, name.practiceId),
    eq(caseKeys.caseId, name.caseId),
    eq(caseKeys.retention, name.retention),
  );

export async function findKey(tx: Tx, name: KeyName): Promise<CaseKeyRow | null> {
  const [row] = await tx.select().from(caseKeys).where(named(name));
  return row ?? null;
}

export async function insertKey(tx: Tx, row: typeof caseKeys.$inferInsert): Promise<void> {
  await tx.insert(caseKeys).values(row);
}

/** Without the wrapped key nothing of that class can be read again. */
export async function destroyKey(tx: Tx, name: KeyName, at: Date): Promise<void> {
  await tx.update(caseKeys).set({ wrapped: null, destroyedAt: at }).where(named(name));
}
