import { createHash } from "node:crypto";
import { canonical } from "~/audit/canonical";
import { type ChainedEntry, chain, genesis, type Head, type Statement } from "~/audit/chain";

/** A book of `length` entries made without a database; the same seed gives the same book. */
export function writtenBook(seed: number, length: number): { book: string; entries: ChainedEntry[]; head: Head } {
  const random = numbersFrom(seed);
  const uuid = () => {
    const hex = [random(), random(), random(), random()].map((n) => n.toString(16).padStart(8, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const book = uuid();
  const [officer, clerk] = [uuid(), uuid()];
  const cases = Array.from({ length: 1 + Math.floor(length / 6) }, uuid);
  const start = Date.UTC(2026, 0, 1 + (seed % 300));
  const statements = Array.from({ length }, (_, index): Statement => {
    const caseId = cases[random() % cases.length] ?? book;
    const about = random() % 4 === 0 ? ["envelope", uuid()] : ["case", caseId];
    return {
      at: new Date(start + index * 61_000 + (random() % 1000)).toISOString(),
      actor: random() % 3 === 0 ? clerk : officer,
      act: about[0] === "case" ? "case.edited" : "envelope.received",
      subjectKind: about[0] as string,
      subjectId: about[1] as string,
      caseId: random() % 5 === 0 ? null : caseId,
      facts: canonical({ day: `2026-0${1 + (random() % 9)}-11`, n: random(), città: "Forlì", note: 'à\u2028"\\' }),
      digest: createHash("sha256").update(String(random())).digest(),
    };
  });
  const entries = chain(book, { seq: 0, hash: genesis(book) }, statements);
  const last = entries.at(-1);
  return { book, entries, head: last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: genesis(book) } };
}

/** Mulberry32: whole numbers from 0 to 2³²−1. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
