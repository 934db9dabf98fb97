/** Slips as the practice's lists show them. */
import { and, desc, eq, gt, inArray, isNull, lt, sql } from "drizzle-orm";
import { batches, batchLines, cases, identityCopies } from "../schema";
import type { Tx } from "../scope";
import type { BatchRow } from "./batches";

/** Slips that still have a way to go. */
const ON_THE_WAY = sql`${batches.state} in ('OPEN', 'CLOSED', 'AT_COUNTER')`;

export type SlipRow = BatchRow & { lines: number };

/** The practice's slips, newest first, behind `before`, each with the number of its lines. */
export async function slipPage(
  tx: Tx,
  practiceId: string,
  filter: { onTheWay: boolean; before: string | null; limit: number },
): Promise<SlipRow[]> {
  const rows = await tx
    .select()
    .from(batches)
    .where(
      and(
        eq(batches.practiceId, practiceId),
        filter.onTheWay ? ON_THE_WAY : undefined,
        filter.before ? lt(batches.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(batches.id))
    .limit(filter.limit);
  const counts = await lineCounts(
    tx,
    practiceId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, lines: counts.get(row.id) ?? 0 }));
}

async function lineCounts(tx: Tx, practiceId: string, batchIds: string[]): Promise<Map<string, number>> {
  if (batchIds.length === 0) return new Map();
  const rows = await tx
    .select({ batchId: batchLines.batchId, count: sql<number>`count(*)::int` })
    .from(batchLines)
    .where(and(eq(batchLines.practiceId, practiceId), inArray(batchLines.batchId, batchIds)))
    .groupBy(batchLines.batchId);
  return new Map(rows.map(({ batchId, count }) => [batchId, count]));
}

export type WaitingRow = Awaited<ReturnType<typeof waitingForSlip>>[number];

/** Signed cases that are on no slip, oldest first, behind `after`; those of one chamber or of all. */
export async function waitingForSlip(
  tx: Tx,
  practiceId: string,
  filter: { chamberId: string | null; after: string | null; limit: number },
) {
  return tx
    .select({
      id: cases.id,
      year: cases.year,
      number: cases.number,
      chamberId: cases.chamberId,
      surname: sql<string>`${cases.applicant} ->> 'surname'`,
      name: sql<string>`${cases.applicant} ->> 'name'`,
      officerName: cases.officerName,
      signedOn: cases.signedOn,
      formVersion: cases.formVersion,
      documentExpiresOn: cases.documentExpiresOn,
    })
    .from(cases)
    .where(
      and(
        eq(cases.practiceId, practiceId),
        sql`${cases.state} = 'SIGNED'`,
        isNull(cases.batchId),
        filter.chamberId ? eq(cases.chamberId, filter.chamberId) : undefined,
        filter.after ? gt(cases.id, filter.after) : undefined,
      ),
    )
    .orderBy(cases.id)
    .limit(filter.limit);
}

/** How many pages of copies each case has in the bag, by side. */
export async function copyPages(tx: Tx, practiceId: string, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return tx
    .select({ caseId: identityCopies.caseId, kind: identityCopies.kind, count: sql<number>`count(*)::int` })
    .from(identityCopies)
    .where(
      and(
        eq(identityCopies.practiceId, practiceId),
        inArray(identityCopies.caseId, [...caseIds]),
        isNull(identityCopies.replacedAt),
      ),
    )
    .groupBy(identityCopies.caseId, identityCopies.kind);
}
