/** Slips as the counter sees them. */
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { batches, visits } from "../../schema";
import type { Tx } from "../../scope";
import { byteOrdered, type KeyPage, type Page, paged } from "./pages";

const listedSlip = {
  practiceId: batches.practiceId,
  id: batches.id,
  year: batches.year,
  number: batches.number,
  state: batches.state,
  officerName: batches.officerName,
  appointmentOn: batches.appointmentOn,
  appointmentTime: batches.appointmentTime,
  closedOn: batches.closedOn,
  // Names in full: drizzle drops the table's name where it selects from one table only.
  lines: sql<number>`(select count(*)::int from batch_lines line
    where line.practice_id = batches.practice_id and line.batch_id = batches.id)`,
};
export type ListedSlip = {
  practiceId: string;
  id: string;
  year: number;
  number: number;
  state: (typeof batches.$inferSelect)["state"];
  officerName: string;
  appointmentOn: Day | null;
  appointmentTime: string | null;
  closedOn: Day | null;
  lines: number;
};

/** Closed slips that nobody has opened yet: by appointment, those without one last, oldest first. */
export async function waitingSlips(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceIds: readonly string[] | null },
): Promise<KeyPage<ListedSlip>> {
  if (filter.practiceIds?.length === 0) return { rows: [], next: null };
  const key = byteOrdered(
    sql`coalesce(${batches.appointmentOn}::text, '9999-12-31') || ' ' || coalesce(${batches.appointmentTime}, '99:99')
      || ' ' || ${batches.id}::text`,
  );
  const rows = await tx
    .select({ ...listedSlip, key })
    .from(batches)
    .where(
      and(
        eq(batches.shownToChamber, chamberId),
        sql`${batches.state} = 'CLOSED'`,
        filter.practiceIds ? inArray(batches.practiceId, [...filter.practiceIds]) : undefined,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ key: _, ...slip }) => slip);
}

export type SlipAtCounter = ListedSlip & { openedAt: Date | null; clerkId: string | null };

/** Slips being examined, with who opened them and when. */
export async function slipsAtCounter(tx: Tx, chamberId: string, limit: number): Promise<SlipAtCounter[]> {
  const slips = await tx
    .select(listedSlip)
    .from(batches)
    .where(and(eq(batches.shownToChamber, chamberId), sql`${batches.state} = 'AT_COUNTER'`))
    .orderBy(asc(batches.id))
    .limit(limit);
  const opened = await visitsOfBatches(
    tx,
    chamberId,
    slips.map(({ id }) => id),
  );
  return slips.map((slip) => {
    const visit = opened.find(({ batchId }) => batchId === slip.id);
    return { ...slip, openedAt: visit?.openedAt ?? null, clerkId: visit?.clerkId ?? null };
  });
}

async function visitsOfBatches(tx: Tx, chamberId: string, batchIds: readonly string[]) {
  if (batchIds.length === 0) return [];
  return tx
    .select()
    .from(visits)
    .where(and(eq(visits.chamberId, chamberId), inArray(visits.batchId, [...batchIds])));
}

/** How people write these slips of one practice. */
export async function slipNumbers(
  tx: Tx,
  chamberId: string,
  practiceId: string,
  ids: readonly string[],
): Promise<Map<string, { year: number; number: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: batches.id, year: batches.year, number: batches.number })
    .from(batches)
    .where(
      and(
        eq(batches.shownToChamber, chamberId),
        eq(batches.practiceId, practiceId),
        inArray(batches.id, [...new Set(ids)]),
      ),
    );
  return new Map(rows.map(({ id, ...numbers }) => [id, numbers]));
}
