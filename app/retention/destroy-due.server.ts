import { type Entry, entry } from "~/audit/entry";
import { journal, journalAll, PRODUCT, type Writer } from "~/audit/journal.server";
import { destroyIdentityCopies } from "~/cases/destroy-copies.server";
import type { Platform } from "~/platform/platform";
import { addMonths, type Day, dayInRome, romeInstant } from "~/terms/day";
import { type CaseRow, lockCase, saveCase } from "~db/queries/cases";
import { expectedBooks } from "~db/queries/known-books";
import {
  blobsOf,
  type DueClass,
  type DueLine,
  dueCases,
  isHeld,
  undatedCases,
  unusedClients,
} from "~db/queries/retention";
import { inScope, type Tx } from "~db/scope";
import { eraseCase, eraseUnheldClient } from "./erase.server";
import { retentionOf } from "./retention-of.server";
import { UNUSED_CLIENT_MONTHS } from "./terms";

type Destroying = Pick<Platform, "db" | "clock" | "masterKey" | "blobs">;
export type Destroyed = { dated: number; copies: number; cases: number; clients: number };

const AT_ONCE = 200;

/**
 * Destroys what is due today in every practice, in the scope of one practice at a time. What a hold keeps is left for the
 * round after it is lifted.
 * @throws AggregateError at the end, when something could not be destroyed; the rest is.
 */
export async function destroyDue(platform: Destroying): Promise<Destroyed> {
  const all: Destroyed = { dated: 0, copies: 0, cases: 0, clients: 0 };
  const failures: unknown[] = [];
  for (const [practiceId, owner] of await expectedBooks(platform.db)) {
    if (owner !== "PRACTICE") continue;
    try {
      const done = await destroyDueOf(platform, practiceId);
      for (const what of ["dated", "copies", "cases", "clients"] as const) all[what] += done[what];
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `data of ${failures.length} practices were not destroyed`);
  return all;
}

/**
 * The same for one practice. Each destruction is an act in a transaction of its own, with the case locked and looked at
 * again: a killed run goes on where it was, two runs at once do nothing twice.
 */
export async function destroyDueOf(platform: Destroying, practiceId: string): Promise<Destroyed> {
  const practice = new OfPractice(platform, practiceId);
  const done = {
    dated: await practice.dateEnded(),
    copies: await practice.destroy("identity-copies"),
    cases: await practice.destroy("register"),
    clients: await practice.eraseUnused(),
  };
  const { failures } = practice;
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} things could not be destroyed`);
  return done;
}

class OfPractice {
  private readonly writer: Writer;
  private readonly today: Day;
  readonly failures: unknown[] = [];

  constructor(
    private readonly platform: Destroying,
    private readonly practiceId: string,
  ) {
    this.writer = { platform, actor: { userId: PRODUCT } };
    this.today = dayInRome(platform.clock.now());
  }

  /** Writes its days on a case that ended before there were any. */
  async dateEnded(): Promise<number> {
    let dated = 0;
    for (;;) {
      const ids = await this.inScope((tx) => undatedCases(tx, this.practiceId, AT_ONCE));
      const before = dated;
      for (const id of ids) if (await this.each((tx) => this.date(tx, id))) dated += 1;
      if (dated === before) return dated;
    }
  }

  private async date(tx: Tx, id: string): Promise<boolean> {
    const row = await this.lock(tx, id);
    if (row === null || row.eraseOn !== null || row.erasedOn !== null) return false;
    const kept = await retentionOf(tx, row);
    if (kept.eraseOn === null) return false;
    await saveCase(tx, row, { ...kept, updatedAt: row.updatedAt });
    const facts = { copiesOn: kept.copiesDestroyOn, eraseOn: kept.eraseOn };
    await this.journal(tx, row, [entry("case.retentionDated", { kind: "case", id }, facts, id)]);
    return true;
  }

  async destroy(what: DueClass): Promise<number> {
    let count = 0;
    const scope = { practiceId: this.practiceId, chamberId: null, audits: false };
    for (let after: { day: Day; id: string } | null = null; ; ) {
      const page: { after: typeof after; limit: number } = { after, limit: AT_ONCE };
      const due: DueLine[] = await this.inScope((tx) =>
        dueCases(tx, scope, { what, upTo: this.today, held: "not" }, page),
      );
      for (const { id } of due) {
        const blobs: string[] = [];
        const did = await this.each(async (tx) => {
          const row = await this.lock(tx, id);
          if (row === null || !(await this.isDue(tx, row, what))) return false;
          blobs.push(...(await blobsOf(tx, keyOf(row), what)));
          if (what === "register") await this.erase(tx, row);
          else await this.destroyCopies(tx, row);
          return true;
        });
        if (!did) continue;
        count += 1;
        await this.removeNoise(blobs);
      }
      const last: DueLine | undefined = due.at(-1);
      if (last === undefined || due.length < AT_ONCE) return count;
      after = { day: last.due, id: last.id };
    }
  }

  /** Without their key they are noise already: what stays here the sweep of the store takes. */
  private async removeNoise(blobs: readonly string[]): Promise<void> {
    try {
      for (const blob of blobs) await this.platform.blobs.remove(blob);
    } catch (error) {
      this.failures.push(error);
    }
  }

  private async isDue(tx: Tx, row: CaseRow, what: DueClass): Promise<boolean> {
    const due = what === "register" ? row.eraseOn : row.copiesDestroyOn;
    return due !== null && due <= this.today && !(await isHeld(tx, keyOf(row)));
  }

  private async destroyCopies(tx: Tx, row: CaseRow): Promise<void> {
    const entries = await destroyIdentityCopies(tx, this.writer, row, { reason: "TERM", due: row.copiesDestroyOn });
    await saveCase(tx, row, { copiesDestroyOn: null, updatedAt: row.updatedAt });
    // Withdrawn meanwhile, or never taken: the day alone goes.
    const noneLeft = entry(
      "case.retentionDated",
      { kind: "case", id: row.id },
      { copiesOn: null, eraseOn: row.eraseOn },
    );
    await this.journal(tx, row, entries.length === 0 ? [noneLeft] : entries);
  }

  private async erase(tx: Tx, row: CaseRow): Promise<void> {
    const ofCase = await eraseCase(tx, this.writer, row, this.today, { reason: "TERM", due: row.eraseOn });
    await this.journal(tx, row, ofCase, await this.eraseClientOf(tx, row.clientId, "LAST_CASE_ERASED"));
  }

  private eraseClientOf(tx: Tx, id: string, reason: string): Promise<Entry[]> {
    return eraseUnheldClient(tx, { practiceId: this.practiceId, id }, this.today, reason);
  }

  /** People of the address book about whom there is no case: those put there too long ago. */
  async eraseUnused(): Promise<number> {
    const before = romeInstant(addMonths(this.today, -UNUSED_CLIENT_MONTHS), 0, 0);
    let count = 0;
    for (let after: string | null = null; ; ) {
      const page: { after: string | null; limit: number } = { after, limit: AT_ONCE };
      const ids: string[] = await this.inScope((tx) => unusedClients(tx, this.practiceId, before, page));
      for (const id of ids) {
        const did = await this.each(async (tx) => {
          const erased = await this.eraseClientOf(tx, id, "NEVER_USED");
          if (erased.length === 0) return false;
          await journal(tx, this.writer, { book: this.practiceId, shownToChamber: null }, erased);
          return true;
        });
        if (did) count += 1;
      }
      if (ids.length < AT_ONCE) return count;
      after = ids.at(-1) ?? null;
    }
  }

  /** One destruction; one that fails is told at the end and stops no other. */
  private async each(work: (tx: Tx) => Promise<boolean>): Promise<boolean> {
    try {
      return await this.inScope(work);
    } catch (error) {
      this.failures.push(error);
      return false;
    }
  }

  private lock(tx: Tx, id: string): Promise<CaseRow | null> {
    return lockCase(tx, { practiceId: this.practiceId, chamberId: null, audits: false }, id);
  }

  /** What is said of the case is told to whom the case is shown; the address book is the practice's alone. */
  private journal(tx: Tx, { shownToChamber }: CaseRow, ofCase: Entry[], ofClient: Entry[] = []): Promise<void> {
    return journalAll(tx, this.writer, [
      { where: { book: this.practiceId, shownToChamber }, entries: ofCase },
      { where: { book: this.practiceId, shownToChamber: null }, entries: ofClient },
    ]);
  }

  private inScope<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inScope(this.platform.db, { practiceId: this.practiceId, chamberId: null, audits: false }, work);
  }
}

const keyOf = ({ practiceId, id }: CaseRow) => ({ practiceId, caseId: id });
