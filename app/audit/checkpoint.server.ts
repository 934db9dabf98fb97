import type { Context } from "~/access/context";
import { type CheckpointRow, insertCheckpoint, lastCheckpoint } from "~db/queries/checkpoints";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { findBook, findHead } from "~db/queries/register";
import { inScope } from "~db/scope";
import { checkpointLine, signingKey } from "./checkpoint";

type Signing = Pick<Context["platform"], "db" | "clock" | "masterKey">;

const HOUR = 3_600_000;

/**
 * Signs the head of a book as it stands and keeps the line for those who may read the book: its owner and, of a
 * practice's, its chambers. Null when the book is empty or its head is signed already.
 */
export async function makeCheckpoint(platform: Signing, book: string): Promise<CheckpointRow | null> {
  return inScope(platform.db, scopeOfBook(book, { audits: false }), async (tx) => {
    const [kept, head, last] = [await findBook(tx, book), await findHead(tx, book), await lastCheckpoint(tx, book)];
    if (!kept || !head || head.seq === 0 || head.seq === last?.seq) return null;
    const at = platform.clock.now();
    const line = checkpointLine({ book, seq: head.seq, hash: head.hash.toString("hex"), at: at.toISOString() });
    const signature = signingKey(platform.masterKey).sign(line);
    const row = { book, seq: head.seq, line, signature, at, handedTo: [...new Set([book, ...kept.chambers])] };
    await insertCheckpoint(tx, row);
    return row;
  });
}

/** Books whose head moved since their last checkpoint, which is an hour old or more: the sweeper signs these. */
export async function dueCheckpoints(platform: Signing): Promise<string[]> {
  const due: string[] = [];
  for (const book of (await expectedBooks(platform.db)).keys()) {
    const isDue = await inScope(platform.db, scopeOfBook(book, { audits: true }), async (tx) => {
      const [head, last] = [await findHead(tx, book), await lastCheckpoint(tx, book)];
      if (!head || head.seq === 0 || head.seq === last?.seq) return false;
      return !last || platform.clock.now().getTime() - last.at.getTime() >= HOUR;
    });
    if (isDue) due.push(book);
  }
  return due;
}
