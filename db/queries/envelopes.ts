import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { envelopeIssues, envelopeSerials, envelopes } from "../schema";
import type { Tx } from "../scope";
import { keyed, within } from "./within";

export type EnvelopeRow = typeof envelopes.$inferSelect;
export type EnvelopeIssueRow = typeof envelopeIssues.$inferSelect;

export async function lockEnvelopeBySerial(
  tx: Tx,
  practiceId: string,
  chamberId: string,
  serial: string,
): Promise<EnvelopeRow | null> {
  const [row] = await tx
    .select()
    .from(envelopes)
    .where(and(eq(envelopes.practiceId, practiceId), eq(envelopes.chamberId, chamberId), eq(envelopes.serial, serial)))
    .for("update");
  return row ?? null;
}

export async function lockEnvelope(tx: Tx, practiceId: string, id: string): Promise<EnvelopeRow | null> {
  const [row] = await tx.select().from(envelopes).where(keyed(envelopes, { practiceId, id })).for("update");
  return row ?? null;
}

export async function findEnvelope(tx: Tx, scope: Scope, id: string): Promise<EnvelopeRow | null> {
  const [row] = await tx
    .select()
    .from(envelopes)
    .where(and(within(scope, envelopes), eq(envelopes.id, id)));
  return row ?? null;
}

/** Writes a change of state only from the state it was decided in. */
export async function saveEnvelope(
  tx: Tx,
  before: EnvelopeRow,
  patch: Partial<typeof envelopes.$inferInsert>,
): Promise<void> {
  const saved = await tx
    .update(envelopes)
    .set(patch)
    .where(and(keyed(envelopes, before), eq(envelopes.state, before.state)))
    .returning({ id: envelopes.id });
  if (saved.length !== 1) throw new Error(`envelope ${before.id} was not saved`);
}

/** Adds folders to the stock; those already there are left alone and not in the answer. */
export async function insertEnvelopes(
  tx: Tx,
  rows: (typeof envelopes.$inferInsert)[],
): Promise<{ id: string; serial: string }[]> {
  if (rows.length === 0) return [];
  return tx
    .insert(envelopes)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: envelopes.id, serial: envelopes.serial });
}

export async function stockCounts(tx: Tx, practiceId: string) {
  return tx
    .select({ chamberId: envelopes.chamberId, state: envelopes.state, count: sql<number>`count(*)::int` })
    .from(envelopes)
    .where(eq(envelopes.practiceId, practiceId))
    .groupBy(envelopes.chamberId, envelopes.state);
}

/** The first folders in stock, for the person who must pick one. */
export async function inStock(tx: Tx, practiceId: string, chamberId: string, limit: number): Promise<EnvelopeRow[]> {
  return tx
    .select()
    .from(envelopes)
    .where(
      and(eq(envelopes.practiceId, practiceId), eq(envelopes.chamberId, chamberId), eq(envelopes.state, "IN_STOCK")),
    )
    .orderBy(asc(envelopes.serial))
    .limit(limit);
}

export async function envelopePage(
  tx: Tx,
  practiceId: string,
  filter: { state: EnvelopeRow["state"] | null; chamberId: string | null; after: string | null; limit: number },
): Promise<EnvelopeRow[]> {
  return tx
    .select()
    .from(envelopes)
    .where(
      and(
        eq(envelopes.practiceId, practiceId),
        filter.state ? eq(envelopes.state, filter.state) : undefined,
        filter.chamberId ? eq(envelopes.chamberId, filter.chamberId) : undefined,
        filter.after ? gt(envelopes.serial, filter.after) : undefined,
      ),
    )
    .orderBy(asc(envelopes.serial))
    .limit(filter.limit);
}

export async function insertIssue(tx: Tx, row: typeof envelopeIssues.$inferInsert): Promise<void> {
  await tx.insert(envelopeIssues).values(row);
}

/** Takes the serials for the chamber; null when one of them was issued before. */
export async function takeSerials(tx: Tx, rows: (typeof envelopeSerials.$inferInsert)[]): Promise<number> {
  const taken = await tx
    .insert(envelopeSerials)
    .values(rows)
    .onConflictDoNothing()
    .returning({ serial: envelopeSerials.serial });
  return taken.length;
}

export async function issuesForPractice(tx: Tx, forPractice: string): Promise<EnvelopeIssueRow[]> {
  return tx
    .select()
    .from(envelopeIssues)
    .where(eq(envelopeIssues.forPractice, forPractice))
    .orderBy(asc(envelopeIssues.issuedOn), asc(envelopeIssues.id));
}

/** How many folders of each issue the practice has confirmed. */
export async function arrivedByIssue(tx: Tx, practiceId: string) {
  return tx
    .select({ issueId: envelopes.issueId, count: sql<number>`count(*)::int` })
    .from(envelopes)
    .where(eq(envelopes.practiceId, practiceId))
    .groupBy(envelopes.issueId);
}
