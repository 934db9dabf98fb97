import { now } from "~/access/context";
import { entry } from "~/audit/entry";
import { digestsAhead, journal, journalAll } from "~/audit/journal.server";
import { deleteStagedRows, endWork, rowCounts, stagedRows } from "~db/queries/imports";
import { inScope, type Tx } from "~db/scope";
import { type Hold, inParts, type Ready, signOfLife, type Taken } from "./hold.server";
import { takeClients } from "./take-clients.server";
import { takeOver } from "./take-over.server";

/** Entries of the register looked at in one go, short enough for pages of others to come in between. */
const AT_ONCE = 100;

/**
 * Takes all right rows in one transaction, entries of the register included: whoever looks sees all of them or none,
 * whatever kills it. What a person or a folder became in the meantime gives the whole up (`Overtaken`). Whoever works in
 * the practice waits for the numbers of cases and for the register's head, so these are taken last.
 */
export async function takeIn(hold: Hold): Promise<void> {
  const { ctx, scope, of, holder } = hold;
  await inScope(ctx.platform.db, scope, async (tx) => {
    const rows = await readyRows(tx, hold);
    const done = of.kind === "CLIENTS" ? await takeClients(tx, hold, rows) : await takeOver(tx, hold, rows);
    await writeEntries(tx, hold, done.entries);
    const { LEFT_OUT } = await rowCounts(tx, of);
    const counts = { taken: done.taken, updated: done.updated, leftOut: LEFT_OUT };
    const ended = { phase: "ENDED", progress: of.rows, endedAs: "DONE", endedAt: now(ctx), ...counts } as const;
    if (!(await endWork(tx, of, holder, ended))) throw new Error(`import ${of.id} was taken over by somebody else`);
    await deleteStagedRows(tx, of, LEFT_OUT === 0 ? [] : ["LEFT_OUT"]);
    await journal(tx, ctx, { book: of.practiceId, shownToChamber: null }, [
      entry("import.done", { kind: "import", id: of.id }, { kind: of.kind, ...counts }),
    ]);
  });
}

async function readyRows(tx: Tx, { of }: Hold): Promise<Ready[]> {
  const rows = await stagedRows(tx, of, { states: ["RIGHT"], after: 0, limit: of.rows });
  return rows.map(({ id, ready, decision, knownId }) => {
    if (ready === null) throw new Error(`row ${id} is right and has nothing to be taken`);
    return { ...ready, decision, knownId };
  });
}

/** First what the entries say of their subjects, which nobody else can change any more; then, quickly, the entries. */
async function writeEntries(tx: Tx, hold: Hold, lines: Taken["entries"]): Promise<void> {
  const { ctx, of } = hold;
  const digests = new Map<string, Buffer>();
  let done = 0;
  const goOn = async (count: number) => {
    done += count;
    await signOfLife(hold, Math.floor((of.rows * (1 + done / (2 * lines.length))) / 2));
  };
  for (const part of inParts(lines, AT_ONCE)) {
    const ahead = await digestsAhead(
      tx,
      ctx,
      of.practiceId,
      part.map(({ entry }) => entry),
    );
    for (const [subject, digest] of ahead) digests.set(subject, digest);
    await goOn(part.length);
  }
  for (const part of inParts(lines, 2 * AT_ONCE)) {
    const pages = part.map(({ where, entry }) => ({ where, entries: [entry] }));
    await journalAll(tx, ctx, pages, digests);
    await goOn(part.length);
  }
}
