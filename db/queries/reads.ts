import { and, asc, desc, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { addDays, type Day, dayInRome, romeInstant } from "~/terms/day";
import { journal, reads } from "../schema";
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
  return eq(reads.shownToChamber, chamberOf(scope));
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

/**
 * How many pictures of documents a person opened since an instant, and of which books. A chamber's person opens those of
 * many practices: one index by person and instant finds them, whatever book they stand in.
 */
export async function copiesOpened(
  tx: Tx,
  scope: Scope,
  actor: string,
  since: Date,
): Promise<{ count: number; books: string[] }> {
  const mine =
    scope.practiceId !== null ? eq(reads.book, scope.practiceId) : eq(reads.shownToChamber, chamberOf(scope));
  const rows = await tx
    .select({ book: reads.book, count: sql<number>`count(*)::int` })
    .from(reads)
    .where(and(mine, eq(reads.actor, actor), gte(reads.at, since), gte(reads.what, "copy:"), lt(reads.what, "copy;")))
    .groupBy(reads.book);
  return { count: rows.reduce((sum, { count }) => sum + count, 0), books: rows.map(({ book }) => book) };
}

function chamberOf(scope: Scope): string {
  if (scope.chamberId === null) throw new Error("a query without a scope");
  return scope.chamberId;
}

const ALARMS = 20;

/** What a book says of people who opened many pictures in an hour, since an instant, newest first. */
export async function alarmsIn(tx: Tx, of: { book: string; owner: "practice" | "chamber" }, since: Date) {
  const rows = await tx
    .select({ seq: journal.seq, at: journal.at, facts: journal.facts })
    .from(journal)
    .where(
      and(
        eq(journal.book, of.book),
        eq(journal.subjectKind, of.owner),
        eq(journal.subjectId, of.book),
        eq(journal.act, "reads.manyOpened"),
        gte(journal.at, since),
      ),
    )
    .orderBy(desc(journal.seq))
    .limit(ALARMS);
  return rows.map(({ seq, at, facts }) => {
    const { count, personId, deskId } = JSON.parse(facts) as { count: number; personId: string; deskId: string };
    return { seq, at, count, personId, deskId };
  });
}
