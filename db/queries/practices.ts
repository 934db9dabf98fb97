import { eq } from "drizzle-orm";
import { practices } from "../schema";
import type { Tx } from "../scope";

export type PracticeRow = typeof practices.$inferSelect;

export async function insertPractice(tx: Tx, row: typeof practices.$inferInsert): Promise<void> {
  await tx.insert(practices).values(row);
}

export async function findPractice(tx: Tx, practiceId: string): Promise<PracticeRow | null> {
  const [row] = await tx.select().from(practices).where(eq(practices.practiceId, practiceId));
  return row ?? null;
}

export async function lockPractice(tx: Tx, practiceId: string): Promise<PracticeRow | null> {
  const [row] = await tx.select().from(practices).where(eq(practices.practiceId, practiceId)).for("update");
  return row ?? null;
}

export async function savePractice(
  tx: Tx,
  practiceId: string,
  patch: Partial<Omit<typeof practices.$inferInsert, "practiceId">>,
): Promise<void> {
  const saved = await tx
    .update(practices)
    .set(patch)
    .where(eq(practices.practiceId, practiceId))
    .returning({ practiceId: practices.practiceId });
  if (saved.length !== 1) throw new Error(`practice ${practiceId} was not saved`);
}
