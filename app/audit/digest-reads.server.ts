import { createHash } from "node:crypto";
import type { Context } from "~/access/context";
import { type Day, dayInRome } from "~/terms/day";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { daysWithReads, readsOfDay } from "~db/queries/reads";
import { type BookOwner, findBook, lastFacts, lockHead } from "~db/queries/register";
import { inScope, type Tx } from "~db/scope";
import { canonical } from "./canonical";
import { type Entry, entry } from "./entry";
import { journal, PRODUCT } from "./journal.server";

type Digesting = Pick<Context["platform"], "db" | "clock" | "masterKey">;

/**
 * Enters into every book one digest for each day of reads that has none, up to `day` (a day that is over). Repeating it
 * changes nothing.
 * @returns how many days were digested.
 * @throws AggregateError at the end, when some books could not be digested; the others are.
 */
export async function digestReads(platform: Digesting, day: Day): Promise<number> {
  if (day >= dayInRome(platform.clock.now())) throw new RangeError(`${day} is not over`);
  let digested = 0;
  const failures: unknown[] = [];
  for (const book of (await expectedBooks(platform.db)).keys()) {
    try {
      const scope = scopeOfBook(book, { audits: false });
      digested += await inScope(platform.db, scope, (tx) => digestBook(tx, platform, book, day));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `the reads of ${failures.length} books were not digested`);
  return digested;
}

async function digestBook(tx: Tx, platform: Digesting, book: string, upTo: Day): Promise<number> {
  const kept = await findBook(tx, book);
  if (!kept) return 0;
  const after = await lastDigestedDay(tx, kept);
  if (after !== null && after >= upTo) return 0;
  if ((await daysWithReads(tx, book, after, upTo)).length === 0) return 0;

  // Two sweepers would digest the same day: whoever has the head looks again.
  await lockHead(tx, book);
  const entries: Entry[] = [];
  for (const day of await daysWithReads(tx, book, await lastDigestedDay(tx, kept), upTo)) {
    entries.push(entry("reads.digested", { kind: ownerKind(kept.owner), id: book }, await digestOfDay(tx, book, day)));
  }
  await journal(tx, { platform, actor: { userId: PRODUCT } }, { book, shownToChamber: null }, entries);
  return entries.length;
}

async function lastDigestedDay(tx: Tx, { book, owner }: { book: string; owner: BookOwner }): Promise<Day | null> {
  const facts = await lastFacts(tx, { book, act: "reads.digested", subjectKind: ownerKind(owner), subjectId: book });
  return facts === null ? null : (JSON.parse(facts) as { day: Day }).day;
}

/** The facts of a day's reads: how many, and SHA-256 of them all in canonical JSON. */
export async function digestOfDay(tx: Tx, book: string, day: Day) {
  const reads = await readsOfDay(tx, book, day);
  return { day, count: reads.length, digest: createHash("sha256").update(canonical(reads)).digest("hex") };
}

const ownerKind = (owner: BookOwner) => (owner === "PRACTICE" ? "practice" : "chamber");
