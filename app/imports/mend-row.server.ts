import { look, perform } from "~/access/act.server";
import { authorize, type Context, practiceOf } from "~/access/context";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import {
  findImport,
  findStagedRow,
  headerOf,
  type ImportRow,
  lockImport,
  rowKeys,
  type StagedRow,
  saveStagedRows,
} from "~db/queries/imports";
import type { Tx } from "~db/scope";
import { checkRows } from "./check-rows.server";
import type { RowFaults, RowValues } from "./import";
import { settle } from "./settle.server";

export type RowRefusal = "being-worked-on" | "import-ended";
export type MendRowRefusal = RowRefusal | "still-wrong" | "twice-in-file";

type Mended = Outcome<{ state: StagedRow["state"] }, MendRowRefusal>;

/**
 * Puts a row right in place: what was typed takes the place of what the file said. Refused as long as anything is wrong,
 * `faults` then says what, by field; nothing is kept of it.
 */
export async function mendRow(
  ctx: Context,
  input: { importId: string; rowId: string; values: RowValues },
): Promise<{ outcome: Mended; faults: RowFaults }> {
  const scope = authorize(ctx.actor, "imports.take");
  const key = { practiceId: practiceOf(ctx), id: input.importId };
  const before = await look(ctx, scope, async (tx) => {
    const of = (await findImport(tx, key)) ?? notFound();
    return checkTyped(tx, ctx, of, input);
  });
  const faults = before?.faults ?? {};
  if (Object.keys(faults).length > 0) return { outcome: refused("still-wrong"), faults };

  const outcome = await perform<{ state: StagedRow["state"] }, MendRowRefusal>(
    ctx,
    scope,
    "imports.take",
    async (tx) => {
      const of = (await lockImport(tx, key)) ?? notFound();
      if (of.phase === "ENDED") return refused("import-ended");
      if (of.phase !== "READY") return refused("being-worked-on");
      const row = (await checkTyped(tx, ctx, of, input)) ?? notFound();
      if (Object.keys(row.faults ?? {}).length > 0) return refused("still-wrong");
      await saveStagedRows(tx, [row]);
      await settle(tx, of);
      const settled = (await rowKeys(tx, of)).find(({ id }) => id === row.id);
      if (settled?.twinField) return refused("twice-in-file", settled.twinField);
      return done({ state: settled?.state ?? row.state });
    },
  );
  return { outcome, faults: {} };
}

/** The row as it would stand; null when it is no longer there: the import has ended. */
async function checkTyped(
  tx: Tx,
  ctx: Context,
  of: ImportRow,
  { rowId, values }: { rowId: string; values: RowValues },
): Promise<StagedRow | null> {
  const row = await findStagedRow(tx, of, rowId);
  if (row === null) return of.endedAs === null ? notFound() : null;
  const width = (await headerOf(tx, of))?.cells.length ?? 0;
  // Cells too many were looked at by whoever mends the row: they no longer count.
  const typed = { ...row, values, decision: null, cells: row.cells.slice(0, width) };
  const [checked] = await checkRows(tx, ctx, of, [typed], width);
  return checked ?? null;
}
