import { type ChainedEntry, genesis, type Head, link, rowHash } from "./chain";
import { isSigned, parseLine } from "./checkpoint";
import type { Difference } from "./difference";

/** A line and its signature, from the database or from the hands of somebody who was given it. */
export type HeldLine = { line: string; signature: string; from: string };

export type ChainCheck = {
  /** The entries of the book, all of them, in order of their numbers. */
  take(entry: ChainedEntry): void;
  /** What differs, once the last entry was taken. */
  end(head: Head): Difference[];
};

/**
 * Checks a book entry by entry: numbers from 1 without gaps, each content by its row hash, each link, the head, and the
 * checkpoints signed by one of `publicKeys`. Each fault is named once, where it is.
 */
export function checkChain(book: string, held: readonly HeldLine[], publicKeys: readonly string[]): ChainCheck {
  const differences: Difference[] = [];
  const differs = (seq: number | null, what: string): void => {
    differences.push({ book, seq, subject: null, what });
  };
  const due = trusted(book, held, publicKeys, differs);
  let last: Head = { seq: 0, hash: genesis(book) };
  let agreed = 0;

  return {
    take(entry) {
      if (entry.seq <= last.seq) return differs(entry.seq, "its number comes before the first");
      const isNext = entry.seq === last.seq + 1;
      if (!isNext) differs(entry.seq, gapBefore(entry.seq, last.seq));
      if (entry.book !== book || !rowHash(entry).equals(entry.rowHash)) {
        differs(entry.seq, "its content is not what was written");
      }
      if (isNext && !link(last.hash, entry.rowHash).equals(entry.hash)) {
        differs(entry.seq, "it does not follow from the entry before it");
      }
      last = { seq: entry.seq, hash: entry.hash };
      for (const checkpoint of due.get(entry.seq) ?? []) {
        if (checkpoint.hash === entry.hash.toString("hex")) agreed = entry.seq;
        else differs(entry.seq, rewritten(agreed, checkpoint));
      }
      due.delete(entry.seq);
    },

    end(head) {
      if (head.seq !== last.seq)
        differs(null, `its head says ${head.seq} entries, and the last one found is ${last.seq}`);
      else if (!head.hash.equals(last.hash)) differs(last.seq, "the head of the book does not bear its hash");
      for (const [seq, lines] of [...due].sort(([a], [b]) => a - b)) {
        for (const { at, from } of lines) {
          const lost = seq > last.seq ? `the book was cut at ${last.seq}` : "it was taken out";
          differs(seq, `the checkpoint of ${at} (${from}) signs it, and it is not there: ${lost}`);
        }
      }
      return differences;
    },
  };
}

type Trusted = { seq: number; hash: string; at: string; from: string };

/** Lines of this book that bear a good signature, by the entry they sign. */
function trusted(
  book: string,
  held: readonly HeldLine[],
  publicKeys: readonly string[],
  differs: (seq: number | null, what: string) => void,
): Map<number, Trusted[]> {
  const due = new Map<number, Trusted[]>();
  for (const { line, signature, from } of held) {
    const checkpoint = parseLine(line);
    if (!checkpoint) differs(null, `a checkpoint (${from}) is not a checkpoint line`);
    else if (!isSigned({ line, signature }, publicKeys)) {
      differs(checkpoint.seq, `the checkpoint of ${checkpoint.at} (${from}) does not bear our signature`);
    } else if (checkpoint.book !== book) differs(null, `a checkpoint (${from}) is of book ${checkpoint.book}`);
    else due.set(checkpoint.seq, [...(due.get(checkpoint.seq) ?? []), { ...checkpoint, from }]);
  }
  return due;
}

function gapBefore(seq: number, last: number): string {
  return seq === last + 2
    ? `entry ${last + 1} is missing before it`
    : `entries ${last + 1} to ${seq - 1} are missing before it`;
}

const rewritten = (agreed: number, { seq, at, from }: Trusted) =>
  `it is not what the checkpoint of ${at} (${from}) signed: something from entry ${agreed + 1} to ${seq} was rewritten`;
