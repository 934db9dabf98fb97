import { createHash, createHmac } from "node:crypto";
import { canonical, canonicalSnapshot, type Snapshot } from "./canonical";

/** What an entry says. `at` is an instant as ISO text in UTC with milliseconds, `facts` canonical JSON text. */
export type Statement = {
  at: string;
  actor: string;
  act: string;
  subjectKind: string;
  subjectId: string;
  caseId: string | null;
  facts: string;
  digest: Buffer;
};

/** An entry in its place: `hash` binds it to every entry of the book before it. */
export type ChainedEntry = Statement & { book: string; seq: number; rowHash: Buffer; hash: Buffer };

/** Where a book ends: its last number and hash; of an empty book 0 and `genesis`. */
export type Head = { seq: number; hash: Buffer };

/** Numbers and links `statements` behind `head`. */
export function chain(book: string, head: Head, statements: readonly Statement[]): ChainedEntry[] {
  let { seq, hash } = head;
  return statements.map((statement) => {
    seq += 1;
    const row = rowHash({ ...statement, book, seq });
    hash = link(hash, row);
    return { ...statement, book, seq, rowHash: row, hash };
  });
}

/**
 * SHA-256 of the entry's canonical JSON. To whom an entry is shown is no part of it: that is a matter of who may read,
 * and an extract must hash the same for everybody.
 */
export function rowHash(entry: Statement & { book: string; seq: number }): Buffer {
  const { book, seq, at, actor, act, subjectKind, subjectId, caseId, facts } = entry;
  const digest = entry.digest.toString("hex");
  return sha256(canonical({ book, seq, at, actor, act, subjectKind, subjectId, caseId, facts, digest }));
}

/** SHA-256(previous hash ‖ row hash): an extract proves itself with the row hashes alone of what it does not show. */
export function link(previous: Buffer, row: Buffer): Buffer {
  return sha256(Buffer.concat([previous, row]));
}

/** The hash before the first entry of a book. */
export function genesis(book: string): Buffer {
  return sha256(`cartellina book ${book}`);
}

/** HMAC-SHA-256 of a subject as it stands, under its book's key: compares rows without saying what is in them. */
export function digestOf(bookKey: Buffer, snapshot: Snapshot): Buffer {
  return createHmac("sha256", bookKey).update(canonicalSnapshot(snapshot)).digest();
}

function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
}
