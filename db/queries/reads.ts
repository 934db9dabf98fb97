import { and, asc, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { addDays, type Day, dayInRome, romeInstant } from "~/terms/day";
import { reads } from "../schema";
import type { Tx } from "../scope";

export type ReadRow = typeof reads.$inferSelect;

export async function insertRead(tx: Tx, row: ReadRow): Promise<void> {
  await tx.insert(reads).values(row);
}

export type ReadsPage = { rows: ReadRow[]; next: string | null };

/**
 * Who looked at what, newest first, keyset-paged by id: `before` is the last id already seen. A practice gets the reads
 * of its own book, a chamber of its own and of what was shown to it in a practice's; `caseId` narrows to a case.
 */
export async function readsOf(
  tx: Tx,
  scope: Scope,
  of: { book: string; caseId?: string | null },
  page: { before?: string | null; limit: number },
): Promise<ReadsPage> {
  const rows = await tx
    .select()
    .from(reads)
    .where(
      and(
        eq(reads.book, of.book),
        visibleTo(scope, of.book),
        of.caseId ? eq(reads.caseId, of.caseId) : undefined,
        page.before ? lt(reads.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(reads.id))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null };
}

function visibleTo(scope: Scope, book: string): SQL | undefined {
  if (book === scope.practiceId || book === scope.chamberId) return undefined;
  if (scope.chamberId === null) throw new Error("a query without a scope");
  return eq(reads.shownToChamber, scope.chamberId);
}

/** The reads of one civil day (Europe/Rome), in order of id. `at` is ISO text in UTC with milliseconds. */
export async function readsOfDay(tx: Tx, book: string, day: Day) {
  return tx
    .select({
      id: reads.id,
      at: sql<string>`to_char(${reads.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      actor: reads.actor,
      actorDesk: reads.actorDesk,
      what: reads.what,
      caseId: reads.caseId,
      reason: reads.reason,
    })
    .from(reads)
    .where(and(eq(reads.book, book), gte(reads.at, startOf(day)), lt(reads.at, startOf(addDays(day, 1)))))
    .orderBy(asc(reads.id));
}

/** The days, oldest first, of which there are reads: after `after` (null: from the first), up to `upTo`. */
export async function daysWithReads(tx: Tx, book: string, after: Day | null, upTo: Day): Promise<Day[]> {
  const days: Day[] = [];
  let from = after === null ? null : addDays(after, 1);
  for (;;) {
    const [row] = await tx
      .select({ at: reads.at })
      .from(reads)
      .where(
        and(
          eq(reads.book, book),
          from === null ? undefined : gte(reads.at, startOf(from)),
          lt(reads.at, startOf(addDays(upTo, 1))),
        ),
      )
      .orderBy(asc(reads.at))
      .limit(1);
    if (!row) return days;
    const day = dayInRome(row.at);
    days.push(day);
    from = addDays(day, 1);
  }
}

const startOf = (day: Day): Date => romeInstant(day, 0, 0);
