/** A chamber's own editions of the printed documents. A practice finds the published ones only. */
import { and, count, desc, eq, getTableColumns, isNotNull, isNull, lte } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { paperEditions } from "../schema";
import type { Tx } from "../scope";

export type PaperEditionRow = typeof paperEditions.$inferSelect;

/** The one in force that day under a ruleset: the latest start, then the latest published. */
export async function editionInForce(
  tx: Tx,
  chamberId: string,
  rulesetCode: string,
  on: Day,
): Promise<PaperEditionRow | null> {
  const [row] = await tx
    .select()
    .from(paperEditions)
    .where(and(published(chamberId, rulesetCode), lte(paperEditions.validFrom, on)))
    .orderBy(...latestFirst)
    .limit(1);
  return row ?? null;
}

/** The one published last for a ruleset, in force or to come. */
export async function latestEdition(tx: Tx, chamberId: string, rulesetCode: string): Promise<PaperEditionRow | null> {
  const [row] = await tx
    .select()
    .from(paperEditions)
    .where(published(chamberId, rulesetCode))
    .orderBy(...latestFirst)
    .limit(1);
  return row ?? null;
}

export async function editionByCode(tx: Tx, chamberId: string, code: string): Promise<PaperEditionRow | null> {
  const [row] = await tx
    .select()
    .from(paperEditions)
    .where(
      and(eq(paperEditions.chamberId, chamberId), eq(paperEditions.code, code), isNotNull(paperEditions.publishedAt)),
    );
  return row ?? null;
}

export async function findEdition(tx: Tx, chamberId: string, id: string): Promise<PaperEditionRow | null> {
  const [row] = await tx.select().from(paperEditions).where(keyed(chamberId, id));
  return row ?? null;
}

/** Null for a published one too: the database lets nobody change it (`paper_editions_change`). */
export async function lockDraft(tx: Tx, chamberId: string, id: string): Promise<PaperEditionRow | null> {
  const [row] = await tx
    .select()
    .from(paperEditions)
    .where(and(keyed(chamberId, id), isNull(paperEditions.publishedAt)))
    .for("update");
  return row ?? null;
}

export type ListedEdition = Omit<PaperEditionRow, "changes" | "logo">;

/** All but what was thrown away, the latest first; without texts and pictures. A chamber has a few a year. */
export async function editionsOf(tx: Tx, chamberId: string): Promise<ListedEdition[]> {
  const { changes: _changes, logo: _logo, ...listed } = getTableColumns(paperEditions);
  return tx
    .select(listed)
    .from(paperEditions)
    .where(and(eq(paperEditions.chamberId, chamberId), isNull(paperEditions.discardedAt)))
    .orderBy(...latestFirst);
}

/** How many were ever begun from a built-in edition: the next one's number follows. */
export async function editionsBegun(tx: Tx, chamberId: string, base: string): Promise<number> {
  const [row] = await tx
    .select({ begun: count() })
    .from(paperEditions)
    .where(and(eq(paperEditions.chamberId, chamberId), eq(paperEditions.base, base)));
  return row?.begun ?? 0;
}

export async function insertEdition(tx: Tx, row: typeof paperEditions.$inferInsert): Promise<void> {
  await tx.insert(paperEditions).values(row);
}

/** Changes a draft; throws when it is none any more. */
export async function saveEdition(
  tx: Tx,
  { chamberId, id, revision }: PaperEditionRow,
  patch: Partial<typeof paperEditions.$inferInsert>,
): Promise<void> {
  const saved = await tx
    .update(paperEditions)
    .set({ ...patch, revision: revision + 1 })
    .where(and(keyed(chamberId, id), eq(paperEditions.revision, revision), isNull(paperEditions.publishedAt)))
    .returning({ id: paperEditions.id });
  if (saved.length !== 1) throw new Error(`edition ${id} was not saved`);
}

const published = (chamberId: string, rulesetCode: string) =>
  and(
    eq(paperEditions.chamberId, chamberId),
    eq(paperEditions.rulesetCode, rulesetCode),
    isNotNull(paperEditions.publishedAt),
  );

const keyed = (chamberId: string, id: string) => and(eq(paperEditions.chamberId, chamberId), eq(paperEditions.id, id));

const latestFirst = [desc(paperEditions.validFrom), desc(paperEditions.publishedAt)] as const;
