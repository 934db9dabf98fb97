import { now } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal, journalAll } from "~/audit/journal.server";
import { deleteStagedRows, endWork, rowCounts, stagedRows } from "~db/queries/imports";
import { inScope, type Tx } from "~db/scope";
import { type Hold, inParts, type Ready, signOfLife, type Taken } from "./hold.server";
import { takeClients } from "./take-clients.server";
import { takeOver } from "./take-over.server";

/** Entries of the register made in one go. */
const AT_ONCE = 500;

/**
 * Takes all right rows in one transaction, entries of the register included: whoever looks sees all of them or none,
 * whatever kills it. What a person or a folder became in the meantime gives the whole up (`Overtaken`). The register's
 * head is held from the first entry on, so the rows are all written before it.
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

async function writeEntries(tx: Tx, hold: Hold, lines: Taken["entries"]): Promise<void> {
  let written = 0;
  for (const part of inParts(lines, AT_ONCE)) {
    await journalAll(
      tx,
      hold.ctx,
      part.map(({ where, entry }) => ({ where, entries: [entry] })),
    );
    written += part.length;
    await signOfLife(hold, Math.floor((hold.of.rows * (1 + written / lines.length)) / 2));
  }
}
