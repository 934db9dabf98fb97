import { and, asc, eq, gt, isNotNull, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import type { ChainedEntry, Head } from "~/audit/chain";
import { books, journal, type ShownEntry, shownHistories } from "../schema";
import type { Tx } from "../scope";

export type BookOwner = "PRACTICE" | "CHAMBER";
export type Book = { book: string; owner: BookOwner; chambers: string[]; wrappedKey: Buffer };
/** An entry with the chamber that may read it: of another desk's book it sees only these. */
export type JournalRow = ChainedEntry & { shownToChamber: string | null };

/** A book without entries. `chambers`: those whose clerks write in it too. */
export async function createBook(tx: Tx, { hash, ...book }: Book & { hash: Buffer }): Promise<void> {
  await tx.insert(books).values({ ...book, seq: 0, hash });
}

/** Lets the clerks of `chamber` write in the book; harmless when they may already. */
export async function addChamberToBook(tx: Tx, { book, chamber }: { book: string; chamber: string }): Promise<void> {
  const saved = await tx
    .update(books)
    .set({
      chambers: sql`case when ${chamber}::uuid = any(${books.chambers}) then ${books.chambers}
        else array_append(${books.chambers}, ${chamber}::uuid) end`,
    })
    .where(eq(books.book, book))
    .returning({ book: books.book });
  if (saved.length !== 1) throw new Error(`book ${book} is not there for this scope`);
}

/** The book without its head, and without a lock; null where it does not exist or the scope may not see it. */
export async function findBook(tx: Tx, book: string): Promise<Book | null> {
  const [row] = await tx
    .select({ book: books.book, owner: books.owner, chambers: books.chambers, wrappedKey: books.wrappedKey })
    .from(books)
    .where(eq(books.book, book));
  return row ?? null;
}

/** Where the book ends now, unlocked. */
export async function findHead(tx: Tx, book: string): Promise<Head | null> {
  const [row] = await tx.select({ seq: books.seq, hash: books.hash }).from(books).where(eq(books.book, book));
  return row ?? null;
}

/** Takes the end of the book until the transaction ends: the last lock it takes, or acts would wait for each other. */
export async function lockHead(tx: Tx, book: string): Promise<Book & Head> {
  const [row] = await tx.select().from(books).where(eq(books.book, book)).for("update");
  if (!row) throw new Error(`book ${book} is not there for this scope`);
  return row;
}

const ROWS_AT_ONCE = 1000;

export async function insertEntries(tx: Tx, entries: readonly JournalRow[]): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, at: sql`${entry.at}::timestamptz` }));
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tx.insert(journal).values(rows.slice(from, from + ROWS_AT_ONCE));
  }
}

export async function saveHead(tx: Tx, book: string, before: Head, after: Head): Promise<void> {
  const saved = await tx
    .update(books)
    .set({ seq: after.seq, hash: after.hash })
    .where(and(eq(books.book, book), eq(books.seq, before.seq)))
    .returning({ book: books.book });
  if (saved.length !== 1) throw new Error(`the head of book ${book} was not saved`);
}

export type TimelinePage = { entries: ShownEntry[]; next: number | null };

/**
 * What the register says of a case, oldest first, keyset-paged by number: `after` is the last number already seen,
 * `next` null when nothing follows. A chamber sees what was shown to it: the history handed over with the slip in front,
 * then the entries written since.
 */
export async function readTimeline(
  tx: Tx,
  scope: Scope,
  of: { practiceId: string; caseId: string },
  page: { after?: number | null; limit: number },
): Promise<TimelinePage> {
  const after = page.after ?? 0;
  const shown = scope.practiceId === null ? await historyShown(tx, scope, of) : [];
  const written = await writtenAfter(tx, scope, of, after, page.limit + 1);
  const known = new Set(written.map((entry) => entry.seq));
  const all = [...shown.filter((entry) => entry.seq > after && !known.has(entry.seq)), ...written];
  const entries = all.sort((a, b) => a.seq - b.seq).slice(0, page.limit);
  return { entries, next: all.length > page.limit ? (entries.at(-1)?.seq ?? null) : null };
}

/** What a slip's closing hands to the chamber about a case: its entries so far, as `shown_histories` keeps them. */
export async function historyToShow(tx: Tx, of: { practiceId: string; caseId: string }): Promise<ShownEntry[]> {
  return selectShown(tx)
    .where(and(eq(journal.book, of.practiceId), eq(journal.caseId, of.caseId)))
    .orderBy(asc(journal.seq));
}

async function historyShown(tx: Tx, scope: Scope, of: { practiceId: string; caseId: string }): Promise<ShownEntry[]> {
  const [row] = await tx
    .select({ entries: shownHistories.entries })
    .from(shownHistories)
    .where(
      and(
        eq(shownHistories.practiceId, of.practiceId),
        eq(shownHistories.caseId, of.caseId),
        eq(shownHistories.shownToChamber, chamberOf(scope)),
      ),
    );
  return row?.entries ?? [];
}

async function writtenAfter(
  tx: Tx,
  scope: Scope,
  of: { practiceId: string; caseId: string },
  after: number,
  limit: number,
): Promise<ShownEntry[]> {
  if (scope.practiceId !== null && scope.practiceId !== of.practiceId) return [];
  const mine = scope.practiceId !== null ? undefined : eq(journal.shownToChamber, chamberOf(scope));
  return selectShown(tx)
    .where(and(eq(journal.book, of.practiceId), eq(journal.caseId, of.caseId), gt(journal.seq, after), mine))
    .orderBy(asc(journal.seq))
    .limit(limit);
}

function selectShown(tx: Tx) {
  return tx
    .select({
      seq: journal.seq,
      at: instantText(journal.at),
      actor: journal.actor,
      act: journal.act,
      facts: journal.facts,
      rowHash: sql<string>`encode(${journal.rowHash}, 'hex')`,
    })
    .from(journal);
}

function chamberOf(scope: Scope): string {
  if (scope.chamberId === null) throw new Error("a query without a scope");
  return scope.chamberId;
}

/**
 * An instant as ISO text in UTC, whatever the session's time zone. Written with milliseconds; microseconds, which no
 * entry was written with, show.
 */
function instantText(column: typeof journal.at) {
  return sql<string>`regexp_replace(
    to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '') || 'Z'`;
}

/** The entries of a book behind number `after` (null: from the very first), as they stand, oldest first. */
export async function entriesAfter(tx: Tx, book: string, after: number | null, limit: number): Promise<JournalRow[]> {
  return tx
    .select({
      book: journal.book,
      seq: journal.seq,
      at: instantText(journal.at),
      actor: journal.actor,
      act: journal.act,
      subjectKind: journal.subjectKind,
      subjectId: journal.subjectId,
      caseId: journal.caseId,
      facts: journal.facts,
      digest: journal.digest,
      rowHash: journal.rowHash,
      hash: journal.hash,
      shownToChamber: journal.shownToChamber,
    })
    .from(journal)
    .where(and(eq(journal.book, book), after === null ? undefined : gt(journal.seq, after)))
    .orderBy(asc(journal.seq))
    .limit(limit);
}

/** The facts of the last entry of this act about this subject. */
export async function lastFacts(
  tx: Tx,
  of: { book: string; act: string; subjectKind: string; subjectId: string },
): Promise<string | null> {
  const [row] = await tx
    .select({ facts: journal.facts })
    .from(journal)
    .where(
      and(
        eq(journal.book, of.book),
        eq(journal.subjectKind, of.subjectKind),
        eq(journal.subjectId, of.subjectId),
        eq(journal.act, of.act),
      ),
    )
    .orderBy(sql`${journal.seq} desc`)
    .limit(1);
  return row?.facts ?? null;
}

/** Cases of the practice that some entry says a chamber may see. */
export async function casesShownInJournal(tx: Tx, book: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ caseId: journal.caseId })
    .from(journal)
    .where(and(eq(journal.book, book), isNotNull(journal.shownToChamber), isNotNull(journal.caseId)));
  return rows.flatMap((row) => (row.caseId === null ? [] : [row.caseId]));
}
