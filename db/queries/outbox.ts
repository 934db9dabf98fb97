import { and, asc, desc, eq, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { mailWakeups, outbox } from "../schema";
import type { Db, Tx } from "../scope";

export type MailRow = typeof outbox.$inferSelect;

/** A mail and its wake-up, in the transaction of the act that sends it. */
export async function insertMail(
  tx: Tx,
  mail: Pick<MailRow, "book" | "id" | "to" | "subject" | "body" | "createdAt">,
): Promise<void> {
  await tx.insert(outbox).values(mail);
  await tx.insert(mailWakeups).values({ book: mail.book, outboxId: mail.id });
}

/** The books with a mail still to send. Reads nothing else across books. */
export async function booksWithMail(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ book: mailWakeups.book })
    .from(mailWakeups)
    .orderBy(asc(mailWakeups.book))
    .limit(limit);
  return rows.map((row) => row.book);
}

/**
 * Takes up to `limit` mails of a book that are due, oldest first, for this sender alone until `until`: another sender
 * skips them, and one that dies leaves them to be taken again.
 */
export async function leaseMails(
  tx: Tx,
  book: string,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<MailRow[]> {
  const due = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(mailWakeups, and(eq(mailWakeups.book, outbox.book), eq(mailWakeups.outboxId, outbox.id)))
    .where(
      and(eq(outbox.book, book), isNull(outbox.sentAt), or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, now))),
    )
    .orderBy(asc(outbox.createdAt), asc(outbox.id))
    .limit(limit)
    .for("update", { of: outbox, skipLocked: true });
  if (due.length === 0) return [];
  return tx
    .update(outbox)
    .set({ leasedUntil: until, attempts: sql`${outbox.attempts} + 1` })
    .where(
      and(
        eq(outbox.book, book),
        inArray(
          outbox.id,
          due.map((row) => row.id),
        ),
      ),
    )
    .returning();
}

/** Sent: its text is not kept. */
export async function markMailSent(tx: Tx, book: string, id: string, at: Date): Promise<void> {
  await tx
    .update(outbox)
    .set({ sentAt: at, leasedUntil: null, lastError: null, body: "" })
    .where(and(eq(outbox.book, book), eq(outbox.id, id)));
  await forgetWakeup(tx, book, id);
}

/** Not sent: not before `again`. */
export async function putMailOff(tx: Tx, book: string, id: string, lastError: string, again: Date): Promise<void> {
  await tx
    .update(outbox)
    .set({ leasedUntil: again, lastError })
    .where(and(eq(outbox.book, book), eq(outbox.id, id)));
}

/** Never to be sent any more: the row stays and says why, without its text. */
export async function giveMailUp(tx: Tx, book: string, id: string, lastError: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ leasedUntil: null, lastError, body: "" })
    .where(and(eq(outbox.book, book), eq(outbox.id, id)));
  await forgetWakeup(tx, book, id);
}

/** Mails written before then are deleted, whatever became of them. */
export async function deleteMailsBefore(tx: Tx, book: string, before: Date): Promise<void> {
  const old = await tx
    .delete(outbox)
    .where(and(eq(outbox.book, book), lt(outbox.createdAt, before)))
    .returning({ id: outbox.id });
  for (const { id } of old) await forgetWakeup(tx, book, id);
}

/** The latest mails of a book that wait, newest first. */
export async function waitingMails(tx: Tx, book: string, limit: number): Promise<MailRow[]> {
  return tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.book, book), isNull(outbox.sentAt), ne(outbox.body, "")))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(limit);
}

async function forgetWakeup(tx: Tx, book: string, id: string): Promise<void> {
  await tx.delete(mailWakeups).where(and(eq(mailWakeups.book, book), eq(mailWakeups.outboxId, id)));
}
