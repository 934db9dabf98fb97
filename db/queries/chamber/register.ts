/** The register as a chamber and its auditor read it. */
import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import { books, reads } from "../../schema";
import type { Tx } from "../../scope";
import type { ReadRow } from "../reads";
import type { KeyPage } from "./pages";

/**
 * What the chamber's people looked at, newest first: in one book, or in its own and all that were shown to it, each with
 * an index of its own.
 */
export async function staffReads(
  tx: Tx,
  chamberId: string,
  filter: { book: string | null; actor: string | null; before: string | null; limit: number },
): Promise<KeyPage<ReadRow>> {
  const own = eq(reads.book, chamberId);
  const shown = eq(reads.shownToChamber, chamberId);
  const parts = filter.book === null ? [own, shown] : [and(eq(reads.book, filter.book), shown)];
  const found: ReadRow[] = [];
  for (const part of parts) {
    const rows = await tx
      .select()
      .from(reads)
      .where(
        and(
          part,
          eq(reads.actorDesk, chamberId),
          filter.actor ? eq(reads.actor, filter.actor) : undefined,
          filter.before ? lt(reads.id, filter.before) : undefined,
        ),
      )
      .orderBy(desc(reads.id))
      .limit(filter.limit + 1);
    found.push(...rows);
  }
  found.sort((a, b) => (a.id > b.id ? -1 : 1));
  const page = found.slice(0, filter.limit);
  return { rows: page, next: found.length > filter.limit ? (page.at(-1)?.id ?? null) : null };
}

/** The books the chamber may read: its own and those of the practices it gave a mandate to, with where each ends now. */
export async function booksOf(tx: Tx, chamberId: string): Promise<{ book: string; seq: number }[]> {
  return tx
    .select({ book: books.book, seq: books.seq })
    .from(books)
    .where(or(eq(books.book, chamberId), sql`${chamberId}::uuid = any(${books.chambers})`));
}
