import { type Actor, type Context, deskId } from "~/access/context";
import { newId } from "~/platform/ids";
import { newDataKey, unwrapDataKey } from "~/platform/sealing";
import { insertRead } from "~db/queries/reads";
import {
  type Book,
  type BookOwner,
  createBook,
  findBook,
  insertEntries,
  lockHead,
  saveHead,
} from "~db/queries/register";
import { snapshots } from "~db/queries/subjects";
import type { Tx } from "~db/scope";
import { chain, digestOf, genesis, type Head, type Statement } from "./chain";
import { concerns, type Entry, type SubjectKind } from "./entry";
import { factsText } from "./facts";

/** Who writes, when, and with which master key; any `Context` is one. */
export type Writer = {
  platform: Pick<Context["platform"], "clock" | "masterKey">;
  actor: Pick<Actor, "userId">;
};

/** The book of whoever owns the subjects, and the chamber that may read the entries: the case's own, or none. */
export type Where = { book: string; shownToChamber: string | null };

/** The actor of what the product does by itself, like the daily digest of the reads. */
export const PRODUCT = "00000000-0000-0000-0000-000000000000";

/**
 * Writes what has just been done into its book, in the transaction of the fact. Called last in a verb, once every
 * subject is locked and saved: the book's head is the last lock. An act in two books calls `journalAll`, once.
 * @throws Error on facts that the register does not take, a subject that is not there, or a book out of this scope.
 */
export function journal(tx: Tx, ctx: Writer, where: Where, entries: readonly Entry[]): Promise<void> {
  return journalAll(tx, ctx, [{ where, entries }]);
}

/**
 * The same for an act that stands in several books: their heads are always taken in one order. `ahead`: digests that were
 * taken before (`digestsAhead`).
 */
export async function journalAll(
  tx: Tx,
  ctx: Writer,
  pages: readonly Page[],
  ahead: Digests = new Map(),
): Promise<void> {
  const books = [...new Set(pages.filter((page) => page.entries.length > 0).map((page) => page.where.book))].sort();
  const taken: (Book & Head)[] = [];
  for (const book of books) taken.push(await lockHead(tx, book));
  for (const book of taken)
    await write(
      tx,
      ctx,
      book,
      pages.filter((page) => page.where.book === book.book),
      ahead,
    );
}

/** By `subjectName`. */
export type Digests = ReadonlyMap<string, Buffer>;

/**
 * The digests of subjects that this transaction has made, or locked and saved: nobody else can change them before it ends.
 * A long act takes them in parts before the head, so that others wait only while its entries are written.
 * @throws Error on a subject that is not there, or a book out of this scope.
 */
export async function digestsAhead(tx: Tx, ctx: Writer, of: string, entries: readonly Entry[]): Promise<Digests> {
  const book = await findBook(tx, of);
  if (book === null) throw new Error(`book ${of} is not there for this scope`);
  return digestsOf(tx, ctx, book, entries);
}

type Page = { where: Where; entries: readonly Entry[] };

/**
 * The digests are of the rows as they stand once the head is taken: whoever else wrote about the same subject has
 * committed by then, and whoever comes later sees what stands here.
 */
async function write(tx: Tx, ctx: Writer, book: Book & Head, pages: readonly Page[], ahead: Digests): Promise<void> {
  const entries = pages.flatMap((page) => page.entries);
  const shown = pages.flatMap((page) => page.entries.map(() => page.where.shownToChamber));
  const texts = entries.map(textOf);
  const later = entries.filter(({ subject }) => !ahead.has(subjectName(subject)));
  const digests = await digestsOf(tx, ctx, book, later);
  const at = ctx.platform.clock.now().toISOString();
  const statements = entries.map((entry, index): Statement => {
    const { kind, id } = entry.subject;
    return {
      ...{ at, actor: ctx.actor.userId, act: entry.act, subjectKind: kind, subjectId: id },
      caseId: entry.caseId === undefined && kind === "case" ? id : (entry.caseId ?? null),
      facts: texts[index] as string,
      digest: (ahead.get(subjectName(entry.subject)) ?? digests.get(subjectName(entry.subject))) as Buffer,
    };
  });
  const chained = chain(book.book, book, statements);
  await insertEntries(
    tx,
    chained.map((entry, index) => ({ ...entry, shownToChamber: shown[index] ?? null })),
  );
  await saveHead(tx, book.book, book, chained.at(-1) ?? book);
}

function textOf(entry: Entry): string {
  if (!concerns(entry.act, entry.subject.kind)) throw new Error(`${entry.act} is not said of a ${entry.subject.kind}`);
  return factsText(entry);
}

async function digestsOf(tx: Tx, ctx: Writer, book: Book, entries: readonly Entry[]): Promise<Map<string, Buffer>> {
  const key = bookKey(ctx.platform.masterKey, book);
  const digests = new Map<string, Buffer>();
  for (const [kind, ids] of idsByKind(entries)) {
    const found = await snapshots(tx, kind, book, [...ids]);
    for (const id of ids) {
      const snapshot = found.get(id);
      if (!snapshot) throw new Error(`${kind} ${id} is not a subject of book ${book.book}`);
      digests.set(subjectName({ kind, id }), digestOf(key, snapshot));
    }
  }
  return digests;
}

function idsByKind(entries: readonly Entry[]): Map<SubjectKind, Set<string>> {
  const ids = new Map<SubjectKind, Set<string>>();
  for (const { subject } of entries) ids.set(subject.kind, (ids.get(subject.kind) ?? new Set()).add(subject.id));
  return ids;
}

const subjectName = ({ kind, id }: Entry["subject"]) => `${kind} ${id}`;

/**
 * Opens the book of a new practice or chamber, with a digest key of its own under the master key. `chambers`: those
 * whose clerks will write in a practice's book; none for a chamber's. The scope must be the owner's.
 */
export async function openBook(
  tx: Tx,
  ctx: Pick<Writer, "platform">,
  book: string,
  owner: BookOwner,
  chambers: readonly string[],
): Promise<void> {
  const { wrapped } = newDataKey(ctx.platform.masterKey, keyBelongsTo(book));
  await createBook(tx, { book, owner, chambers: [...chambers], wrappedKey: wrapped, hash: genesis(book) });
}

/** The HMAC key of a book's digests; throws `BrokenSeal` when what is stored is not this book's. */
export function bookKey(
  masterKey: Writer["platform"]["masterKey"],
  { book, wrappedKey }: Pick<Book, "book" | "wrappedKey">,
) {
  return unwrapDataKey(masterKey, wrappedKey, keyBelongsTo(book));
}

/** What a book's digest key is bound to. */
export const keyBelongsTo = (book: string) => `journal-key|${book}`;

export type Read = {
  book: string;
  what: string;
  caseId: string | null;
  reason: string | null;
  shownToChamber: string | null;
};

/** Records a look at something kept apart, before the answer: no record, no picture (Vault's rule, security §1). */
export async function recordRead(tx: Tx, ctx: Context, read: Read): Promise<void> {
  const actor = { actor: ctx.actor.userId, actorDesk: deskId(ctx.actor.desk) };
  await insertRead(tx, { ...read, ...actor, id: newId(), at: ctx.platform.clock.now() });
}
