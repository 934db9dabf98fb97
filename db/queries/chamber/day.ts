/** What happened at the counter on one day. */
import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { batches, batchLines, cases, devices, visits } from "../../schema";
import type { Tx } from "../../scope";
import { type ListedCase, listedCase, type ReadyDevice } from "./cases";

export type DayVisit = {
  id: string;
  practiceId: string;
  batchId: string;
  clerkId: string;
  confirmedAt: Date | null;
  slip: { year: number; number: number; officerName: string } | null;
  now: number;
  scheduled: number;
  rejected: number;
};

/** Slips opened on a day, with how many of their lines had which outcome. */
export async function visitsOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<DayVisit[]> {
  const opened = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.chamberId, chamberId), eq(visits.day, on)))
    .orderBy(asc(visits.openedAt), asc(visits.id))
    .limit(limit);
  if (opened.length === 0) return [];
  const practiceIds = [...new Set(opened.map(({ forPractice }) => forPractice))];
  const batchIds = opened.map(({ batchId }) => batchId);
  const slips = await tx
    .select({ id: batches.id, year: batches.year, number: batches.number, officerName: batches.officerName })
    .from(batches)
    .where(
      and(
        eq(batches.shownToChamber, chamberId),
        inArray(batches.practiceId, practiceIds),
        inArray(batches.id, batchIds),
      ),
    );
  const outcomes = await tx
    .select({ batchId: batchLines.batchId, outcome: batchLines.outcome, count: sql<number>`count(*)::int` })
    .from(batchLines)
    .where(
      and(
        eq(batchLines.shownToChamber, chamberId),
        inArray(batchLines.practiceId, practiceIds),
        inArray(batchLines.batchId, batchIds),
        isNotNull(batchLines.outcome),
      ),
    )
    .groupBy(batchLines.batchId, batchLines.outcome);
  return opened.map((visit) => {
    const count = (outcome: string) =>
      outcomes.find((row) => row.batchId === visit.batchId && row.outcome === outcome)?.count ?? 0;
    return {
      id: visit.id,
      practiceId: visit.forPractice,
      batchId: visit.batchId,
      clerkId: visit.clerkId,
      confirmedAt: visit.confirmedAt,
      slip: slips.find(({ id }) => id === visit.batchId) ?? null,
      now: count("NOW"),
      scheduled: count("SCHEDULED"),
      rejected: count("REJECTED"),
    };
  });
}

/** The lines that slips opened on a day saw refused, with the case of each. */
export async function refusedLines(tx: Tx, chamberId: string, batchIds: readonly string[], limit: number) {
  if (batchIds.length === 0) return [];
  return tx
    .select({
      ...listedCase,
      batchId: batchLines.batchId,
      position: batchLines.position,
      refusalCode: batchLines.refusalCode,
    })
    .from(batchLines)
    .innerJoin(cases, and(eq(cases.practiceId, batchLines.practiceId), eq(cases.id, batchLines.caseId)))
    .where(
      and(
        eq(batchLines.shownToChamber, chamberId),
        eq(cases.shownToChamber, chamberId),
        inArray(batchLines.batchId, [...batchIds]),
        sql`${batchLines.outcome} = 'REJECTED'`,
      ),
    )
    .orderBy(asc(batchLines.batchId), asc(batchLines.position))
    .limit(limit);
}

/** Devices made on a day. */
export async function madeOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<ReadyDevice[]> {
  return tx
    .select({ ...listedCase, serial: devices.serial })
    .from(cases)
    .innerJoin(devices, and(eq(devices.practiceId, cases.practiceId), eq(devices.caseId, cases.id)))
    .where(and(eq(cases.shownToChamber, chamberId), eq(cases.producedOn, on)))
    .orderBy(asc(cases.practiceId), asc(cases.id))
    .limit(limit);
}

/** Cases whose device left the counter on a day. */
export async function collectedOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<ListedCase[]> {
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), eq(cases.collectedOn, on)))
    .orderBy(asc(cases.practiceId), asc(cases.id))
    .limit(limit);
}

/** Cases whose receipts came in on a day. Served by `cases_closed_chamber`. */
export async function returnedOn(tx: Tx, chamberId: string, on: Day, limit: number): Promise<ListedCase[]> {
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), sql`${cases.state} = 'CLOSED'`, eq(cases.returnedOn, on)))
    .orderBy(asc(cases.practiceId), asc(cases.id))
    .limit(limit);
}
