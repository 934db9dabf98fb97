import type { Platform } from "~/platform/platform";
import type { Chore } from "~/platform/sweeper";
import { destroyedAmong, isEntry, touchedAfter } from "~db/queries/destroyed-keys";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { findHead, lockHead } from "~db/queries/register";
import { type Db, inScope, type Tx } from "~db/scope";
import { type Destroyed, type Ledger, parseLedger, spellLedger, together, type Upto } from "./ledger";

type Keeping = Pick<Platform, "db" | "blobs">;

/** Beside the pictures, outside the database: a return to an earlier database does not take it along. */
const ledgerKey = (practiceId: string) => `destroyed-keys/${practiceId}`;

const ENTRIES_AT_ONCE = 2000;

/** How far each practice's book is known to be entered. */
export type Entered = Map<string, Upto>;

/**
 * Enters into the ledger of destroyed keys what was destroyed since it was last written. Every destruction stands in its
 * book, so the register says where to look; a crash at any point leaves it to the next round, and what is entered twice
 * counts once. `entered`: what the rounds before have found out.
 */
export async function enterDestroyed(platform: Keeping, entered: Entered = new Map()): Promise<void> {
  for (const practiceId of await practicesOf(platform.db)) {
    const upto = await inScope(platform.db, scopeOfBook(practiceId, { audits: false }), (tx) =>
      enterOf(tx, platform, practiceId, entered.get(practiceId) ?? null),
    );
    if (upto !== null) entered.set(practiceId, upto);
  }
}

async function enterOf(tx: Tx, platform: Keeping, practiceId: string, before: Upto | null): Promise<Upto | null> {
  const head = await findHead(tx, practiceId);
  if (head === null || head.hash.toString("hex") === before?.hash) return before;
  const { upto, found } = await lately(tx, practiceId, before ?? (await readLedger(platform, practiceId)).upto);
  if (upto === null || (found.length === 0 && before !== null)) return upto;
  // Two processes take turns, so that neither writes over what the other has entered.
  await lockHead(tx, practiceId);
  const there = await readLedger(platform, practiceId);
  await writeLedger(platform, practiceId, { upto, lines: together(there.lines, found) });
  return upto;
}

async function lately(
  tx: Tx,
  practiceId: string,
  from: Upto | null,
): Promise<{ upto: Upto | null; found: Destroyed[] }> {
  let upto = from !== null && (await isEntry(tx, practiceId, from)) ? from : null;
  const found: Destroyed[] = [];
  for (;;) {
    const touched = await touchedAfter(tx, practiceId, upto?.seq ?? 0, ENTRIES_AT_ONCE);
    if (touched === null) return { upto, found };
    found.push(...(await destroyedAmong(tx, practiceId, touched)));
    upto = { seq: touched.seq, hash: touched.hash };
  }
}

/**
 * The ledger of a practice; an empty one where nothing was ever destroyed.
 * @throws a sentence, when it is there and is no such list.
 */
export async function readLedger({ blobs }: Pick<Platform, "blobs">, practiceId: string): Promise<Ledger> {
  const bytes = await blobs.get(ledgerKey(practiceId));
  if (bytes === null) return { upto: null, lines: [] };
  const ledger = parseLedger(bytes.toString("utf8"));
  if (ledger === null) throw new Error(`The list of destroyed keys of practice ${practiceId} is damaged.`);
  return ledger;
}

export async function writeLedger(
  { blobs }: Pick<Platform, "blobs">,
  practiceId: string,
  ledger: Ledger,
): Promise<void> {
  await blobs.put(ledgerKey(practiceId), Buffer.from(spellLedger(ledger), "utf8"));
}

/** All that is entered, over all practices that this database knows. */
export async function wholeLedger(platform: Keeping): Promise<Destroyed[]> {
  const lines: Destroyed[][] = [];
  for (const practiceId of await practicesOf(platform.db))
    lines.push([...(await readLedger(platform, practiceId)).lines]);
  return lines.flat();
}

export async function practicesOf(db: Db): Promise<string[]> {
  return [...(await expectedBooks(db))].filter(([, owner]) => owner === "PRACTICE").map(([book]) => book);
}

const enteredBy = new WeakMap<Platform, Entered>();

export const keyChores: readonly Chore[] = [
  {
    name: "ledger of destroyed keys",
    everySeconds: 30,
    async run(platform) {
      const entered = enteredBy.get(platform) ?? new Map();
      enteredBy.set(platform, entered);
      await enterDestroyed(platform, entered);
    },
  },
];
