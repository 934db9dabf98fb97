import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { masterKeyOf } from "~/platform/master-key";
import { writtenBook } from "../../tests/support/written-book";
import { type ChainedEntry, chain, genesis, type Head, rowHash } from "./chain";
import { checkpointLine, signingKey } from "./checkpoint";
import { sentence } from "./difference";
import { checkChain, type HeldLine } from "./verify-chain";

const key = signingKey(
  masterKeyOf([{ version: 1, bytes: createHash("sha256").update("a test's master key").digest() }]),
);

function faults(book: string, entries: readonly ChainedEntry[], head: Head, held: HeldLine[] = []): string[] {
  const check = checkChain(book, held, [key.publicKey]);
  for (const entry of entries) check.take(entry);
  return check.end(head).map((difference) => sentence(difference).replace(`Book ${book}`, "Book"));
}

function signed(book: string, entry: ChainedEntry, from = "held elsewhere"): HeldLine {
  const at = "2026-06-01T10:00:00.000Z";
  const line = checkpointLine({ book, seq: entry.seq, hash: entry.hash.toString("hex"), at });
  return { line, signature: key.sign(line), from };
}

const at = (entries: readonly ChainedEntry[], seq: number): ChainedEntry => {
  const found = entries.find((entry) => entry.seq === seq);
  if (!found) throw new Error(`no entry ${seq}`);
  return found;
};

test("a thousand clean books, each with its checkpoints, give no alarm", () => {
  let entriesRead = 0;
  for (let seed = 1; seed <= 1000; seed += 1) {
    const { book, entries, head } = writtenBook(seed, seed % 97);
    const held = entries.filter((entry) => entry.seq % 10 === 0).map((entry) => signed(book, entry));
    expect(faults(book, entries, head, held)).toEqual([]);
    entriesRead += entries.length;
  }
  expect(entriesRead).toBeGreaterThan(40_000);
});

test("an empty book starts at its own beginning", () => {
  const { book } = writtenBook(1, 0);
  expect(faults(book, [], { seq: 0, hash: genesis(book) })).toEqual([]);
  expect(faults(book, [], { seq: 3, hash: genesis(book) })).toEqual([
    "Book: its head says 3 entries, and the last one found is 0.",
  ]);
  expect(faults(book, [], { seq: 0, hash: genesis("another") })).toHaveLength(1);
});

describe("a book of a hundred entries in which somebody", () => {
  const { book, entries, head } = writtenBook(4711, 100);
  const held = [signed(book, at(entries, 40)), signed(book, at(entries, 80))];
  const change = (seq: number, fields: Partial<ChainedEntry>) =>
    entries.map((entry) => (entry.seq === seq ? { ...entry, ...fields } : entry));
  const rehashed = (seq: number, fields: Partial<ChainedEntry>): ChainedEntry[] => {
    const before = entries.slice(0, seq - 1);
    const previous = before.at(-1);
    const start = previous ? { seq: previous.seq, hash: previous.hash } : { seq: 0, hash: genesis(book) };
    return [...before, ...chain(book, start, change(seq, fields).slice(seq - 1))];
  };
  const headOf = (changed: readonly ChainedEntry[]): Head => {
    const last = changed.at(-1);
    return { seq: last?.seq ?? 0, hash: last?.hash ?? genesis(book) };
  };

  const edits: Partial<ChainedEntry>[] = [
    { at: "2020-01-01T00:00:00.000Z" },
    { at: "2026-01-01T00:00:00.000001Z" },
    { actor: "01980000-0000-7000-8000-00000000dead" },
    { act: "case.closed" },
    { subjectKind: "client" },
    { subjectId: "01980000-0000-7000-8000-00000000dead" },
    { caseId: "01980000-0000-7000-8000-00000000dead" },
    { facts: "{}" },
    { digest: Buffer.alloc(32) },
    { rowHash: Buffer.alloc(32, 1) },
  ];
  test.each(edits)("edits one column: %o", (fields) => {
    const found = faults(book, change(41, fields), head, held);
    expect(found[0]).toBe("Book, entry 41: its content is not what was written.");
  });

  test("edits a hash", () => {
    expect(faults(book, change(41, { hash: Buffer.alloc(32, 1) }), head, held)).toEqual([
      "Book, entry 41: it does not follow from the entry before it.",
      "Book, entry 42: it does not follow from the entry before it.",
    ]);
  });

  test("backdates a row and fixes its own hash", () => {
    const backdated = { ...at(entries, 41), at: "2020-01-01T00:00:00.000Z" };
    expect(faults(book, change(41, { ...backdated, rowHash: rowHash(backdated) }), head, held)).toEqual([
      "Book, entry 41: it does not follow from the entry before it.",
    ]);
  });

  test("backdates a row and rewrites all that follows: only the checkpoint knows", () => {
    const changed = rehashed(41, { at: "2020-01-01T00:00:00.000Z" });
    expect(faults(book, changed, headOf(changed))).toEqual([]);
    expect(faults(book, changed, headOf(changed), held)).toEqual([
      expect.stringMatching(
        /^Book, entry 80: it is not what the checkpoint .* signed: something from entry 41 to 80 was/,
      ),
    ]);
  });

  test("deletes a row", () => {
    const changed = entries.filter(({ seq }) => seq !== 50);
    expect(faults(book, changed, head, held)).toEqual(["Book, entry 51: entry 50 is missing before it."]);
    const more = entries.filter(({ seq }) => seq < 39 || seq > 41);
    expect(faults(book, more, head, held)).toEqual([
      "Book, entry 42: entries 39 to 41 are missing before it.",
      expect.stringMatching(/^Book, entry 40: the checkpoint of .* signs it, and it is not there: it was taken out\.$/),
    ]);
  });

  test("inserts a row before the first, and one after the last", () => {
    const forged = { ...at(entries, 1), seq: 0 };
    const first = [{ ...forged, rowHash: rowHash(forged) }, ...entries];
    expect(faults(book, first, head, held)).toEqual(["Book, entry 0: its number comes before the first."]);
    const [last] = chain(book, head, [at(entries, 7)]);
    expect(faults(book, [...entries, last as ChainedEntry], head, held)).toEqual([
      "Book: its head says 100 entries, and the last one found is 101.",
    ]);
  });

  test("swaps two rows", () => {
    const swapped = change(7, { ...at(entries, 8), seq: 7 }).map((entry) =>
      entry.seq === 8 ? { ...at(entries, 7), seq: 8 } : entry,
    );
    const found = faults(book, swapped, head, held);
    expect(found).toContain("Book, entry 7: its content is not what was written.");
    expect(found).toContain("Book, entry 8: its content is not what was written.");
  });

  test("cuts the tail and moves the head: only the checkpoint knows", () => {
    const changed = entries.slice(0, 70);
    expect(faults(book, changed, head)).toEqual(["Book: its head says 100 entries, and the last one found is 70."]);
    expect(faults(book, changed, headOf(changed))).toEqual([]);
    expect(faults(book, changed, headOf(changed), held)).toEqual([
      expect.stringMatching(
        /^Book, entry 80: the checkpoint of .* signs it, and it is not there: the book was cut at 70\.$/,
      ),
    ]);
  });

  test("moves the head's hash", () => {
    expect(faults(book, entries, { seq: 100, hash: Buffer.alloc(32) }, held)).toEqual([
      "Book, entry 100: the head of the book does not bear its hash.",
    ]);
  });

  test("brings a checkpoint of his own making, of another book, or no checkpoint at all", () => {
    const forger = signingKey(masterKeyOf([{ version: 1, bytes: Buffer.alloc(32, 7) }]));
    const line = checkpointLine({ book, seq: 90, hash: "00".repeat(32), at: "2026-06-01T10:00:00.000Z" });
    expect(faults(book, entries, head, [{ line, signature: forger.sign(line), from: "kept here" }])).toEqual([
      "Book, entry 90: the checkpoint of 2026-06-01T10:00:00.000Z (kept here) does not bear our signature.",
    ]);
    const other = writtenBook(2, 10);
    expect(faults(book, entries, head, [signed(other.book, at(other.entries, 10))])).toEqual([
      `Book: a checkpoint (held elsewhere) is of book ${other.book}.`,
    ]);
    expect(faults(book, entries, head, [{ line: "all is well", signature: "", from: "kept here" }])).toEqual([
      "Book: a checkpoint (kept here) is not a checkpoint line.",
    ]);
  });
});
