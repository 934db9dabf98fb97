import { and, eq, lt } from "drizzle-orm";
import { submissions } from "../schema";
import type { Tx } from "../scope";

type Key = { book: string; key: string };

/**
 * Takes the form's key for this transaction. A second submission of the same form waits here for the first, then gets
 * its answer instead of a second effect. Null: this is the first.
 */
export async function claimSubmission(
  tx: Tx,
  { book, key }: Key,
  act: string,
  at: Date,
): Promise<{ act: string; answer: unknown } | null> {
  const claimed = await tx
    .insert(submissions)
    .values({ book, key, act, at })
    .onConflictDoNothing()
    .returning({ key: submissions.key });
  if (claimed.length === 1) return null;
  const earlier = await findSubmission(tx, { book, key });
  if (!earlier) throw new Error("a submission's key belongs to another desk");
  return earlier;
}

/** What a form with this key did and was answered; null when none has arrived, or its act is still under way. */
export async function findSubmission(tx: Tx, { book, key }: Key): Promise<{ act: string; answer: unknown } | null> {
  const [earlier] = await tx
    .select({ act: submissions.act, answer: submissions.answer })
    .from(submissions)
    .where(and(eq(submissions.book, book), eq(submissions.key, key)));
  return earlier ?? null;
}

export async function deleteSubmissionsBefore(tx: Tx, book: string, before: Date): Promise<void> {
  await tx.delete(submissions).where(and(eq(submissions.book, book), lt(submissions.at, before)));
}

/** Keeps the answer of the act, in the transaction of the act. */
export async function answerSubmission(tx: Tx, { book, key }: Key, answer: unknown): Promise<void> {
  await tx
    .update(submissions)
    .set({ answer })
    .where(and(eq(submissions.book, book), eq(submissions.key, key)));
}
