/** What the practice's own pages count and list about it. */
import { and, desc, eq, gte, inArray, lt, lte, ne, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { cases, reads } from "../schema";
import type { Tx } from "../scope";

/** Identifications of a year, by mandate. Cases are numbered by year: a case identified now was opened lately. */
export async function identificationsOf(tx: Tx, practiceId: string, year: number): Promise<Map<string, number>> {
  const rows = await tx
    .select({ mandateId: cases.mandateId, count: sql<number>`count(*)::int` })
    .from(cases)
    .where(
      and(
        eq(cases.practiceId, practiceId),
        inArray(cases.year, [year - 1, year]),
        gte(cases.identifiedOn, `${year}-01-01` as Day),
        lte(cases.identifiedOn, `${year}-12-31` as Day),
      ),
    )
    .groupBy(cases.mandateId);
  return new Map(rows.map(({ mandateId, count }) => [mandateId, count]));
}

/** Looks at the practice's cases by people of other desks, newest first, behind `before`, with the case looked at. */
export async function outsideReads(tx: Tx, practiceId: string, page: { before: string | null; limit: number }) {
  return tx
    .select({
      id: reads.id,
      at: reads.at,
      actor: reads.actor,
      actorDesk: reads.actorDesk,
      what: reads.what,
      reason: reads.reason,
      caseId: reads.caseId,
      year: cases.year,
      number: cases.number,
      surname: sql<string | null>`${cases.applicant} ->> 'surname'`,
      name: sql<string | null>`${cases.applicant} ->> 'name'`,
    })
    .from(reads)
    .leftJoin(cases, and(eq(cases.practiceId, practiceId), eq(cases.id, reads.caseId)))
    .where(
      and(
        eq(reads.book, practiceId),
        ne(reads.actorDesk, practiceId),
        page.before ? lt(reads.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(reads.id))
    .limit(page.limit);
}
