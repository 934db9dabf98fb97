import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { chambers, closures, enablements, mandates, rulesetPeriods } from "../schema";
import type { Tx } from "../scope";

export type MandateRow = typeof mandates.$inferSelect;
export type EnablementRow = typeof enablements.$inferSelect;
export type ChamberRow = typeof chambers.$inferSelect;
export type ClosureRow = typeof closures.$inferSelect;

export async function findChamber(tx: Tx, chamberId: string): Promise<ChamberRow | null> {
  const [row] = await tx.select().from(chambers).where(eq(chambers.chamberId, chamberId));
  return row ?? null;
}

/** Locks the chamber for acts on its calendar and rules, which the register sums up with it. */
export async function lockChamber(tx: Tx, chamberId: string): Promise<ChamberRow | null> {
  const [row] = await tx.select().from(chambers).where(eq(chambers.chamberId, chamberId)).for("update");
  return row ?? null;
}

export async function periodsOf(tx: Tx, chamberId: string) {
  return tx
    .select()
    .from(rulesetPeriods)
    .where(eq(rulesetPeriods.chamberId, chamberId))
    .orderBy(asc(rulesetPeriods.validFrom));
}

/** Closures known today: those called off are left out. */
export async function closuresOf(tx: Tx, chamberId: string): Promise<ClosureRow[]> {
  return tx
    .select()
    .from(closures)
    .where(and(eq(closures.chamberId, chamberId), isNull(closures.cancelledAt)))
    .orderBy(asc(closures.dayFrom));
}

export async function findMandate(tx: Tx, chamberId: string, id: string): Promise<MandateRow | null> {
  const [row] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.chamberId, chamberId), eq(mandates.id, id)));
  return row ?? null;
}

export async function lockMandate(tx: Tx, chamberId: string, id: string): Promise<MandateRow | null> {
  const [row] = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.chamberId, chamberId), eq(mandates.id, id)))
    .for("update");
  return row ?? null;
}

export async function mandatesOfPractice(tx: Tx, forPractice: string): Promise<MandateRow[]> {
  return tx.select().from(mandates).where(eq(mandates.forPractice, forPractice)).orderBy(asc(mandates.validFrom));
}

export async function mandatesOfChamber(tx: Tx, chamberId: string): Promise<MandateRow[]> {
  return tx.select().from(mandates).where(eq(mandates.chamberId, chamberId)).orderBy(asc(mandates.practiceName));
}

export async function enablementsOfPractice(tx: Tx, forPractice: string): Promise<EnablementRow[]> {
  return tx.select().from(enablements).where(eq(enablements.forPractice, forPractice)).orderBy(asc(enablements.name));
}

export async function enablementsOfMandate(tx: Tx, chamberId: string, mandateId: string): Promise<EnablementRow[]> {
  return tx
    .select()
    .from(enablements)
    .where(and(eq(enablements.chamberId, chamberId), eq(enablements.mandateId, mandateId)))
    .orderBy(asc(enablements.name));
}

/** Enablements of a practice's people under one mandate that cover `on`; whether the mandate itself does is asked apart. */
export async function enabledOn(tx: Tx, chamberId: string, mandateId: string, on: Day): Promise<EnablementRow[]> {
  return tx
    .select()
    .from(enablements)
    .where(
      and(
        eq(enablements.chamberId, chamberId),
        eq(enablements.mandateId, mandateId),
        lte(enablements.validFrom, on),
        gte(enablements.validTo, on),
        or(isNull(enablements.endedOn), gte(enablements.endedOn, on)),
      ),
    )
    .orderBy(asc(enablements.name));
}

export async function insertChamber(tx: Tx, row: typeof chambers.$inferInsert): Promise<void> {
  await tx.insert(chambers).values(row);
}

export async function insertPeriod(tx: Tx, row: typeof rulesetPeriods.$inferInsert): Promise<void> {
  await tx.insert(rulesetPeriods).values(row);
}

export async function insertClosure(tx: Tx, row: typeof closures.$inferInsert): Promise<void> {
  await tx.insert(closures).values(row);
}

export async function cancelClosure(tx: Tx, chamberId: string, id: string, at: Date): Promise<ClosureRow | null> {
  const [row] = await tx
    .update(closures)
    .set({ cancelledAt: at })
    .where(and(eq(closures.chamberId, chamberId), eq(closures.id, id), isNull(closures.cancelledAt)))
    .returning();
  return row ?? null;
}

/** False when the chamber has a mandate of that number already. */
export async function insertMandate(tx: Tx, row: typeof mandates.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(mandates).values(row).onConflictDoNothing().returning({ id: mandates.id });
  return inserted.length === 1;
}

export async function saveMandate(
  tx: Tx,
  row: MandateRow,
  patch: Partial<typeof mandates.$inferInsert>,
): Promise<void> {
  await tx
    .update(mandates)
    .set(patch)
    .where(and(eq(mandates.chamberId, row.chamberId), eq(mandates.id, row.id)));
}

export async function insertEnablement(tx: Tx, row: typeof enablements.$inferInsert): Promise<void> {
  await tx.insert(enablements).values(row);
}

export async function endEnablement(
  tx: Tx,
  chamberId: string,
  id: string,
  endedOn: Day,
): Promise<EnablementRow | null> {
  const [row] = await tx
    .update(enablements)
    .set({ endedOn })
    .where(and(eq(enablements.chamberId, chamberId), eq(enablements.id, id)))
    .returning();
  return row ?? null;
}
