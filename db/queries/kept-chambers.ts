/** Chambers that do not work in Cartellina: a practice keeps their rows by itself (`kept_by`). */
import { and, asc, eq } from "drizzle-orm";
import { chambers } from "../schema";
import type { Tx } from "../scope";
import type { ChamberRow } from "./mandates";

export async function keptChambers(tx: Tx, practiceId: string): Promise<ChamberRow[]> {
  return tx.select().from(chambers).where(eq(chambers.keptBy, practiceId)).orderBy(asc(chambers.name));
}

export async function findKeptChamber(tx: Tx, practiceId: string, chamberId: string): Promise<ChamberRow | null> {
  const [row] = await tx.select().from(chambers).where(kept(practiceId, chamberId));
  return row ?? null;
}

/** Locks the chamber before anything about it is written: its entry in the register is about all its rows. */
export async function lockKeptChamber(tx: Tx, practiceId: string, chamberId: string): Promise<ChamberRow | null> {
  const [row] = await tx.select().from(chambers).where(kept(practiceId, chamberId)).for("update");
  return row ?? null;
}

const kept = (practiceId: string, chamberId: string) =>
  and(eq(chambers.keptBy, practiceId), eq(chambers.chamberId, chamberId));
