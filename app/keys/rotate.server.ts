import { totpBelongsTo } from "~/access/totp-secret.server";
import { keyBelongsTo } from "~/audit/journal.server";
import { keyBelonging } from "~/identity-documents/store-copy.server";
import { secretBelongsTo } from "~/platform/kept-secrets";
import { mailBelongsTo } from "~/platform/mail";
import type { Platform } from "~/platform/platform";
import { rewrapText } from "~/platform/sealed-text";
import { BrokenSeal, rewrap } from "~/platform/sealing";
import { aloneBelongsTo } from "~/scans/paper-keys.server";
import type { CaseKeyRow } from "~db/queries/case-keys";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import {
  lockWrappedOtherwise,
  saveWrapped,
  versionsInUse,
  WRAPPED,
  type WrappedColumn,
  type WrappedRow,
  wrappedIn,
} from "~db/queries/wrapped-keys";
import { type Db, inScope, type Tx } from "~db/scope";

type Rotating = Pick<Platform, "db" | "masterKey">;

/** What a row's key is bound to, by the names of its columns. */
const BELONGS: Record<keyof typeof WRAPPED, (names: Record<string, string>) => string> = {
  productSecrets: ({ purpose = "" }) => secretBelongsTo(purpose),
  totp: ({ id = "" }) => totpBelongsTo(id),
  books: ({ book = "" }) => keyBelongsTo(book),
  outbox: ({ book = "", id = "" }) => mailBelongsTo(book, id),
  caseKeys: ({ practice_id = "", case_id = "", retention }) =>
    keyBelonging({ practiceId: practice_id, caseId: case_id, retention: retention as CaseKeyRow["retention"] }),
  scanFiles: ({ practice_id = "", scan_id = "", id = "" }) =>
    aloneBelongsTo({ practiceId: practice_id, scanId: scan_id, id }),
  scanPages: ({ practice_id = "", scan_id = "", id = "" }) =>
    aloneBelongsTo({ practiceId: practice_id, scanId: scan_id, id }),
};

export type Rotation = {
  /** Keys that this run has wrapped anew. */
  done: number;
  /** Keys that do not open, each as a sentence: they stay as they are. */
  broken: string[];
};

const ROWS_AT_ONCE = 100;

/**
 * Wraps every key anew that is not under the version that seals now; pictures and texts are not touched. In small
 * transactions, book by book, beside the running product: a run that is killed is taken up where it ended, since a row
 * says by itself which version has wrapped it. Nothing is waited for while rows are held: what somebody else has locked
 * is taken in the next round.
 */
export async function rewrapAll(
  platform: Rotating,
  { rowsAtOnce = ROWS_AT_ONCE, progress = () => {} }: { rowsAtOnce?: number; progress?: (done: number) => void } = {},
): Promise<Rotation> {
  const result: Rotation = { done: 0, broken: [] };
  for (const [name, column] of columns()) {
    for (const owner of column.owner === null ? [null] : await ownersOf(platform.db)) {
      for (let after: WrappedRow | null = null; ; ) {
        const batch: Batch = await rewrapBatch(platform, name, owner, after, rowsAtOnce);
        result.done += batch.done;
        result.broken.push(...batch.broken);
        after = batch.last;
        if (after === null) break;
        progress(result.done);
      }
    }
  }
  return result;
}

type Batch = Rotation & { last: WrappedRow | null };

function rewrapBatch(
  { db, masterKey }: Rotating,
  name: keyof typeof WRAPPED,
  owner: string | null,
  after: WrappedRow | null,
  limit: number,
): Promise<Batch> {
  const column: WrappedColumn = WRAPPED[name];
  return within(db, owner, async (tx) => {
    const { version } = masterKey.sealing();
    const batch: Batch = { done: 0, broken: [], last: null };
    for (const row of await lockWrappedOtherwise(tx, column, owner, { version, after, limit })) {
      batch.last = row;
      try {
        const belongs = BELONGS[name](row.names);
        const bytes =
          column.form === "key"
            ? rewrap(masterKey, row.bytes, belongs).wrapped
            : rewrapText(masterKey, row.bytes, belongs);
        await saveWrapped(tx, column, { ...row, bytes }, version);
        batch.done += 1;
      } catch (error) {
        if (!(error instanceof BrokenSeal)) throw error;
        batch.broken.push(`${wrappedIn(column)} ${Object.values(row.names).join(" ")}: ${error.message}`);
      }
    }
    return batch;
  });
}

/** How many keys each version of the master key has wrapped. `unbound`: a login that sees all practices at once. */
export async function keysByVersion({ db }: Pick<Rotating, "db">, unbound: Db | null): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  const add = (rows: { version: number; keys: number }[]) => {
    for (const { version, keys } of rows) counts.set(version, (counts.get(version) ?? 0) + keys);
  };
  for (const [, column] of columns()) {
    if (column.owner === null || unbound !== null) add(await versionsInUse(unbound ?? db, column, null));
    else {
      for (const owner of await ownersOf(db)) {
        add(await within(db, owner, (tx) => versionsInUse(tx, column, owner)));
      }
    }
  }
  return counts;
}

const columns = () => Object.entries(WRAPPED) as [keyof typeof WRAPPED, WrappedColumn][];

/** Whoever has a book: practices and chambers. */
const ownersOf = async (db: Db): Promise<string[]> => [...(await expectedBooks(db)).keys()];

function within<T>(db: Db, owner: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return owner === null ? db.transaction(work) : inScope(db, scopeOfBook(owner, { audits: false }), work);
}
