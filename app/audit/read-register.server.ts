import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { peopleAtDesk } from "~/access/desk-names.server";
import { caseNumber } from "~/cases/case-number";
import { counterDesk } from "~/chamber/counter-desk.server";
import { casesByIds } from "~db/queries/chamber/cases";
import { type KnownPractice, practicesOf } from "~db/queries/chamber/mandates";
import { booksOf, staffReads } from "~db/queries/chamber/register";
import { listCheckpoints } from "~db/queries/checkpoints";
import { fingerprint, handedLine, signingKey } from "./checkpoint";

export type RegisterPage = {
  /** The chamber's own, then those of its practices, each with its last number. */
  books: { id: string; name: string | null; seq: number }[];
  book: string;
  lines: { seq: number; at: Date; text: string }[];
  next: number | null;
  key: { text: string; fingerprint: string };
};

const LINES = 20;

/** The signed lines that the chamber holds of a book, to be compared with it by anybody (design, "The register"). */
export function readRegister(
  ctx: Context,
  asked: { book: string | null; before: number | null },
): Promise<RegisterPage> {
  const scope = authorize(ctx.actor, "audit.register");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const names = new Map((await practicesOf(tx, chamberId)).map(({ id, name }) => [id, name]));
    const known = await booksOf(tx, chamberId);
    const books = known
      .map(({ book, seq }) => ({ id: book, name: book === chamberId ? null : (names.get(book) ?? book), seq }))
      .sort((a, b) => (a.name === null ? -1 : b.name === null ? 1 : a.name.localeCompare(b.name, "it")));
    const book = books.some(({ id }) => id === asked.book) && asked.book !== null ? asked.book : chamberId;
    const page = await listCheckpoints(tx, scope, book, { before: asked.before, limit: LINES });
    const { publicKey } = signingKey(ctx.platform.masterKey);
    return {
      books,
      book,
      lines: page.rows.map((row) => ({ seq: row.seq, at: row.at, text: handedLine(row) })),
      next: page.next,
      key: { text: publicKey, fingerprint: fingerprint(publicKey) },
    };
  });
}

export type ReadLine = {
  id: string;
  at: Date;
  who: string | null;
  what: string;
  reason: string | null;
  practice: string | null;
  case: { id: string; name: string; number: string } | null;
};

const READS = 50;

/** What the chamber's people, auditors included, looked at, newest first. */
export function readStaffReads(
  ctx: Context,
  asked: { practiceId: string | null; personId: string | null; before: string | null },
): Promise<{
  reads: ReadLine[];
  next: string | null;
  practices: KnownPractice[];
  people: { id: string; name: string }[];
}> {
  const scope = authorize(ctx.actor, "audit.register");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const page = await staffReads(tx, chamberId, {
      book: asked.practiceId,
      actor: asked.personId,
      before: asked.before,
      limit: READS,
    });
    const practices = await practicesOf(tx, chamberId);
    const people = await peopleAtDesk(tx, { chamberId });
    const cases = await casesByIds(tx, chamberId, [...new Set(page.rows.flatMap(({ caseId }) => caseId ?? []))]);
    const reads = page.rows.map((row): ReadLine => {
      const found = cases.find(({ id }) => id === row.caseId);
      return {
        id: row.id,
        at: row.at,
        who: people.find(({ id }) => id === row.actor)?.name ?? null,
        what: row.what,
        reason: row.reason,
        practice: practices.find(({ id }) => id === row.book)?.name ?? null,
        case: found ? { id: found.id, name: `${found.name} ${found.surname}`, number: caseNumber(found) } : null,
      };
    });
    return { reads, next: page.next, practices, people: people.map(({ id, name }) => ({ id, name })) };
  });
}
