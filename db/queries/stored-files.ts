/** Which stored files are in use: the one place that knows every column in which a file is named. */
import { and, eq, inArray, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { books, caseKeys, identityCopies, scanFiles, scannedSheets, scanPages } from "../schema";
import type { Tx } from "../scope";

type Namer = { table: PgTable; practiceId: PgColumn; blobKey: PgColumn; inUse: SQL | undefined };

/** A file that is named only by rows that are not in use any more can never be asked for again. */
export const NAMERS: readonly Namer[] = [
  {
    ...namer(identityCopies),
    inUse: and(
      isNull(identityCopies.replacedAt),
      isNull(identityCopies.destroyedAt),
      not(keyDestroyed(identityCopies, "identity-copies")),
    ),
  },
  {
    ...namer(scannedSheets),
    inUse: and(isNull(scannedSheets.removedAt), not(keyDestroyed(scannedSheets, "signed-papers"))),
  },
  // These two forget the name when they forget the file.
  { ...namer(scanFiles), inUse: isNotNull(scanFiles.blobKey) },
  { ...namer(scanPages), inUse: isNotNull(scanPages.blobKey) },
];

function namer(table: PgTable & { practiceId: PgColumn; blobKey: PgColumn }): Omit<Namer, "inUse"> {
  return { table, practiceId: table.practiceId, blobKey: table.blobKey };
}

/** What was sealed under a key that is destroyed opens for nobody. */
function keyDestroyed(
  table: { practiceId: PgColumn; caseId: PgColumn },
  retention: (typeof caseKeys.$inferSelect)["retention"],
): SQL {
  return sql`exists (select from ${caseKeys} where ${and(
    eq(caseKeys.practiceId, table.practiceId),
    eq(caseKeys.caseId, table.caseId),
    eq(caseKeys.retention, retention),
    isNull(caseKeys.wrapped),
  )})`;
}

/**
 * Those of `keys` that rows of the practice use. Null when the scope does not see the practice's book: then it is not
 * this database's, or the scope is wrong, and that no row was found proves nothing.
 */
export async function filesInUse(tx: Tx, practiceId: string, keys: readonly string[]): Promise<Set<string> | null> {
  const [book] = await tx.select({ book: books.book }).from(books).where(eq(books.book, practiceId));
  if (book === undefined) return null;
  const used = new Set<string>();
  for (const { table, practiceId: owner, blobKey, inUse } of NAMERS) {
    const rows = await tx
      .select({ key: sql<string>`${blobKey}` })
      .from(table)
      .where(and(eq(owner, practiceId), inArray(blobKey, [...keys]), inUse));
    for (const { key } of rows) used.add(key);
  }
  return used;
}
