import type { Context } from "~/access/context";
import { systemClock } from "~/platform/clock";
import { type Day, dayInRome } from "~/terms/day";
import { isForgotten } from "~db/forget-reads";
import { checkpointsOf } from "~db/queries/checkpoints";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { daysWithReads } from "~db/queries/reads";
import { type Book, casesShownInJournal, entriesAfter, findBook, findHead } from "~db/queries/register";
import {
  allBooks,
  hiddenCases,
  inSnapshot,
  isBound,
  numberSeries,
  ownersWithoutBook,
  shownOtherwise,
  shownToStrangers,
} from "~db/queries/verification";
import type { Db, Tx } from "~db/scope";
import type { ChainedEntry } from "./chain";
import { isSigned, type SignedCheckpoint, signingKey } from "./checkpoint";
import type { Difference } from "./difference";
import { digestOfDay } from "./digest-reads.server";
import { checkChain } from "./verify-chain";
import { checkSubjects, LastWords } from "./verify-subjects.server";

export type Sources = Pick<Context["platform"], "db" | "masterKey"> & {
  /** A login that no policy binds, where there is one: it alone sees rows that belong to no book anybody knows. */
  unbound: Db | null;
};

export type Asked = {
  /** Only this book. */
  book?: string;
  /** Lines in the hands of others: they catch who rewrote or cut the end of a book. */
  held?: readonly SignedCheckpoint[];
  /** Further keys that checkpoints may bear, besides the one of the present master key. */
  publicKeys?: readonly string[];
  /** Which day it is, for what may have been forgotten by now; the machine's own when left out. */
  today?: Day;
};

export type Verification = {
  books: number;
  entries: number;
  subjects: number;
  checkpoints: number;
  differences: Difference[];
  /** False: rows of unknown owners were not looked for, since every login at hand is bound by row security. */
  wholeDatabase: boolean;
};

const ENTRIES_AT_ONCE = 2000;

/**
 * Replays the register against itself, its checkpoints and every live row (design, "The register"). Reads one moment of
 * each book, batch by batch, beside the running product.
 */
export async function verify(sources: Sources, asked: Asked = {}): Promise<Verification> {
  const unbound = sources.unbound && !(await isBound(sources.unbound)) ? sources.unbound : null;
  const result: Verification = {
    ...{ books: 0, entries: 0, subjects: 0, checkpoints: 0, differences: [] },
    wholeDatabase: unbound !== null,
  };
  const today = asked.today ?? dayInRome(systemClock.now());
  const publicKeys = [signingKey(sources.masterKey).publicKey, ...(asked.publicKeys ?? [])];
  const held = (asked.held ?? []).filter((line) => isSigned(line, publicKeys));
  result.differences.push(...(asked.held ?? []).filter((line) => !held.includes(line)).map(notOurs));
  for (const book of await booksToRead(sources.db, unbound, { ...asked, held })) {
    const read = await inSnapshot(sources.db, scopeOfBook(book, { audits: true }), (tx) =>
      verifyBook(tx, sources, book, { held, publicKeys, today }),
    );
    result.books += 1;
    result.entries += read.entries;
    result.subjects += read.subjects;
    result.checkpoints += read.checkpoints;
    result.differences.push(...read.differences);
  }
  if (unbound && asked.book === undefined) result.differences.push(...(await strayRows(unbound)));
  return result;
}

const notOurs = ({ book, seq, at }: SignedCheckpoint): Difference => ({
  ...{ book, seq, subject: null },
  what: `the checkpoint of ${at} (held elsewhere) does not bear our signature`,
});

async function booksToRead(db: Db, unbound: Db | null, { book, held = [] }: Asked): Promise<Set<string>> {
  if (book !== undefined) return new Set([book]);
  const signed = held.map((line) => line.book);
  return new Set([...(await expectedBooks(db)).keys(), ...(unbound ? await allBooks(unbound) : []), ...signed]);
}

type BookRead = { entries: number; subjects: number; checkpoints: number; differences: Difference[] };

async function verifyBook(
  tx: Tx,
  sources: Sources,
  name: string,
  trust: { held: readonly SignedCheckpoint[]; publicKeys: readonly string[]; today: Day },
): Promise<BookRead> {
  const kept = await findBook(tx, name);
  const head = await findHead(tx, name);
  if (!kept || !head) {
    const gone = { book: name, seq: null, subject: null, what: "there is no such book, and there should be" };
    return { entries: 0, subjects: 0, checkpoints: 0, differences: [gone] };
  }
  const { book } = kept;
  const stored = (await checkpointsOf(tx, book)).map((row) => ({ ...row, from: "kept here" }));
  const held = trust.held.filter((line) => line.book === book).map((line) => ({ ...line, from: "held elsewhere" }));
  const chain = checkChain(book, [...stored, ...held], trust.publicKeys);
  const said = new LastWords();
  const digested: DigestedDay[] = [];
  let entries = 0;
  for await (const entry of allEntries(tx, book)) {
    entries += 1;
    chain.take(entry);
    said.take(entry);
    if (entry.act === "reads.digested") digested.push(digestedDay(entry));
  }
  const subjects = await checkSubjects(tx, sources.masterKey, kept, said);
  const differences = [
    ...chain.end(head),
    ...subjects.differences,
    ...(await checkReads(tx, book, digested, trust.today)),
    ...(await checkShown(tx, kept)),
    ...(await checkNumbers(tx, kept)),
  ];
  return { entries, subjects: subjects.subjects, checkpoints: stored.length + held.length, differences };
}

async function* allEntries(tx: Tx, book: string): AsyncGenerator<ChainedEntry> {
  for (let after: number | null = null; ; ) {
    const batch = await entriesAfter(tx, book, after, ENTRIES_AT_ONCE);
    if (batch.length === 0) return;
    yield* batch;
    after = batch.at(-1)?.seq ?? after;
  }
}

type DigestedDay = { seq: number; day: Day; count: number; digest: string };

function digestedDay({ seq, facts }: ChainedEntry): DigestedDay {
  try {
    return { ...(JSON.parse(facts) as Omit<DigestedDay, "seq">), seq };
  } catch {
    return { seq, day: "" as Day, count: 0, digest: "" };
  }
}

/** Each day of reads is what was digested, or wholly forgotten once it is old enough; and no day before the last digested one was left out. */
async function checkReads(tx: Tx, book: string, digested: readonly DigestedDay[], today: Day): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const { seq, day, count, digest } of digested) {
    if (day === "") continue;
    const now = await digestOfDay(tx, book, day);
    if (now.digest === digest || (now.count === 0 && isForgotten(day, today))) continue;
    const what = `the reads of ${day} are not those digested: ${now.count} are there, ${count} were`;
    differences.push({ book, seq, subject: null, what });
  }
  const last = digested
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (!last) return differences;
  const known = new Set(digested.map(({ day }) => day));
  for (const day of await daysWithReads(tx, book, null, last)) {
    if (known.has(day)) continue;
    differences.push({
      book,
      seq: null,
      subject: null,
      what: `the reads of ${day} appeared after their day was closed`,
    });
  }
  return differences;
}

/** Who may see a case is no fact of it, and in no digest: it is compared with the case and the register by itself. */
async function checkShown(tx: Tx, { book, owner }: Book): Promise<Difference[]> {
  if (owner !== "PRACTICE") return [];
  const differs = (id: string, what: string) => ({ book, seq: null, subject: `case ${id}`, what });
  const hidden = await hiddenCases(tx, book);
  const shown = await casesShownInJournal(tx, book);
  return [
    ...(await shownOtherwise(tx, book)).map(({ caseId, table }) =>
      differs(caseId, `its rows in ${table} are not shown to whom the case is shown`),
    ),
    ...(await shownToStrangers(tx, book)).map((id) => differs(id, "it is shown to another chamber than its own")),
    ...shown
      .filter((id) => hidden.has(id))
      .map((id) => differs(id, "it is hidden from its chamber, and the register shows entries of it")),
  ];
}

async function checkNumbers(tx: Tx, { book, owner }: Book): Promise<Difference[]> {
  if (owner !== "PRACTICE") return [];
  return (await numberSeries(tx, book))
    .filter(({ last, highest, used }) => last !== highest || last !== used)
    .map(({ series, year, last, highest, used }) => ({
      ...{ book, seq: null, subject: null },
      what: `its ${series} numbers of ${year} do not add up: ${last} were given, ${used} are in use up to ${highest}`,
    }));
}

async function strayRows(unbound: Db): Promise<Difference[]> {
  const stray = await ownersWithoutBook(unbound);
  const what = (table: string) => `rows in ${table} are of an owner who has no book`;
  return stray.map(({ table, owner }) => ({ book: owner, seq: null, subject: null, what: what(table) }));
}
