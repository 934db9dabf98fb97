/**
 * What a chamber and its auditor read across practices stands in this folder alone (scale, rule 3): read-only, no locks,
 * keyset pages; states are literals, so that the partial indexes over open rows serve prepared statements too.
 */
import { type SQL, sql } from "drizzle-orm";

/** A page in the order of its key: `next` is the key to go on from, null at the end. */
export type KeyPage<T> = { rows: T[]; next: string | null };
export type Page = { after: string | null; limit: number };

/** A key of texts and ids that is compared byte by byte, whatever the database's collation. */
export const byteOrdered = (key: SQL) => sql<string>`((${key}) collate "C")`;

export function paged<Row extends { key: string }, T>(rows: Row[], limit: number, as: (row: Row) => T): KeyPage<T> {
  const shown = rows.slice(0, limit);
  return { rows: shown.map(as), next: rows.length > limit ? (shown.at(-1)?.key ?? null) : null };
}
