import { asc, isNull } from "drizzle-orm";
import type { Scope } from "~/access/context";
import { chambers, mandates } from "../schema";
import { type Db, inScope } from "../scope";
import { staffedDesks } from "./identity-snapshots";
import type { BookOwner } from "./register";

/**
 * Whose books there should be, for a login that stands under row-level security: chambers (which anybody may list,
 * without those a practice keeps for itself), the practices they gave mandates to, and every desk that has people.
 */
export async function expectedBooks(db: Db): Promise<Map<string, BookOwner>> {
  const books = new Map<string, BookOwner>();
  const offices = await db
    .select({ id: chambers.chamberId })
    .from(chambers)
    .where(isNull(chambers.keptBy))
    .orderBy(asc(chambers.chamberId));
  for (const { id } of offices) {
    books.set(id, "CHAMBER");
    for (const practice of await practicesOf(db, id)) books.set(practice, "PRACTICE");
  }
  const staffed = await staffedDesks(db);
  for (const id of staffed.chambers) books.set(id, "CHAMBER");
  for (const id of staffed.practices) books.set(id, "PRACTICE");
  return books;
}

/**
 * The scope in which a book's whole content can be read, whoever owns it: ids are unique, so that one id stands for
 * practice and chamber. `audits`: it may read and not act.
 */
export const scopeOfBook = (book: string, { audits }: { audits: boolean }): Scope => ({
  practiceId: book,
  chamberId: book,
  audits,
});

async function practicesOf(db: Db, chamber: string): Promise<string[]> {
  const rows = await inScope(db, { practiceId: null, chamberId: chamber, audits: true }, (tx) =>
    tx.selectDistinct({ id: mandates.forPractice }).from(mandates),
  );
  return rows.map((row) => row.id);
}
