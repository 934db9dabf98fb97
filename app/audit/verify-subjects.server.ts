import { BrokenSeal } from "~/platform/sealing";
import type { Book } from "~db/queries/register";
import { kindsIn, snapshots, subjectIdsAfter } from "~db/queries/subjects";
import type { Tx } from "~db/scope";
import type { Snapshot } from "./canonical";
import { type ChainedEntry, digestOf } from "./chain";
import type { Difference } from "./difference";
import type { SubjectKind } from "./entry";
import { bookKey, type Writer } from "./journal.server";
import { custodyFault } from "./verify-custody";

type Said = { seq: number; digest: Buffer; state: string | null };

/** What a book last said of each of its subjects; filled while its entries are walked. */
export class LastWords {
  readonly #said = new Map<string, Said>();

  take(entry: ChainedEntry): void {
    const name = `${entry.subjectKind} ${entry.subjectId}`;
    const state = stateIn(entry) ?? this.#said.get(name)?.state ?? null;
    this.#said.set(name, { seq: entry.seq, digest: entry.digest, state });
  }

  /** What was said of a subject; it will not be among the `rest`. */
  of(kind: SubjectKind, id: string): Said | null {
    const name = `${kind} ${id}`;
    const said = this.#said.get(name) ?? null;
    this.#said.delete(name);
    return said;
  }

  /** Subjects nobody has asked for. */
  rest(): [name: string, said: Said][] {
    return [...this.#said];
  }
}

/** The state that a step of a case led to. */
function stateIn({ subjectKind, facts }: ChainedEntry): string | null {
  if (subjectKind !== "case") return null;
  try {
    const { to } = JSON.parse(facts) as { to?: unknown };
    return typeof to === "string" ? to : null;
  } catch {
    return null;
  }
}

const SUBJECTS_AT_ONCE = 500;

/** Compares every live subject of the book with the last entry about it; counts them. */
export async function checkSubjects(
  tx: Tx,
  masterKey: Writer["platform"]["masterKey"],
  book: Book,
  said: LastWords,
): Promise<{ subjects: number; differences: Difference[] }> {
  const differences: Difference[] = [];
  const differs = (seq: number | null, subject: string | null, what: string) =>
    differences.push({ book: book.book, seq, subject, what });
  const key = openKey(masterKey, book);
  if (!key) differs(null, null, "its digest key is not the one it was opened with, so no row can be compared");

  let subjects = 0;
  for (const kind of kindsIn(book.owner)) {
    for await (const [id, snapshot] of living(tx, kind, book)) {
      subjects += 1;
      const words = said.of(kind, id);
      const name = `${kind} ${id}`;
      if (!words) differs(null, name, "it is in the database, and no entry speaks of it");
      else if (key && !digestOf(key, snapshot).equals(words.digest)) {
        differs(words.seq, name, "its rows are not what they were after this last entry about it");
      }
      if (kind !== "case") continue;
      const state = snapshot.cases?.[0]?.state;
      if (words?.state && state !== words.state)
        differs(words.seq, name, `it is ${state}, and was left ${words.state}`);
      const fault = custodyFault(snapshot);
      if (fault) differs(null, name, `its sheets do not add up: ${fault}`);
    }
  }
  for (const [name, { seq }] of said.rest()) differs(seq, name, "its rows are gone");
  return { subjects, differences };
}

async function* living(tx: Tx, kind: SubjectKind, book: Book): AsyncGenerator<[string, Snapshot]> {
  for (let after: string | null = null; ; ) {
    const ids = await subjectIdsAfter(tx, kind, book, after, SUBJECTS_AT_ONCE);
    if (ids.length === 0) return;
    yield* await snapshots(tx, kind, book, ids);
    after = ids.at(-1) ?? null;
  }
}

function openKey(masterKey: Writer["platform"]["masterKey"], book: Book): Buffer | null {
  try {
    return bookKey(masterKey, book);
  } catch (error) {
    if (error instanceof BrokenSeal) return null;
    throw error;
  }
}
