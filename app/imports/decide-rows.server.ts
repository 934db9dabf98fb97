import { perform } from "~/access/act.server";
import { authorize, type Context, practiceOf } from "~/access/context";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import { decideRows, findStagedRow, type ImportRow, lockImport, saveStagedRows } from "~db/queries/imports";
import type { Tx } from "~db/scope";
import type { RowDecision } from "./import";
import type { RowRefusal } from "./mend-row.server";
import { settle } from "./settle.server";

export type DecideRowRefusal = RowRefusal | "nothing-chosen" | "nothing-to-update";

/** Leaves a row out, takes it back (null), or lets it change the person of the address book (UPDATE). */
export function decideRow(
  ctx: Context,
  { importId, rowId, decision }: { importId: string; rowId: string; decision: RowDecision | null },
) {
  return decide<DecideRowRefusal>(ctx, importId, async (tx, of) => {
    const row = (await findStagedRow(tx, of, rowId)) ?? notFound();
    if (decision === "UPDATE" && (of.kind !== "CLIENTS" || row.knownId === null || row.ready === null)) {
      return refused("nothing-to-update");
    }
    await saveStagedRows(tx, [{ ...row, decision }]);
    return done();
  });
}

/** Leaves out all people who are in the address book already, or all rows that are wrong. */
export function leaveOut(ctx: Context, { importId, state }: { importId: string; state: "KNOWN" | "WRONG" }) {
  return decide<RowRefusal>(ctx, importId, async (tx, of) => {
    await decideRows(tx, of, [state], "LEAVE");
    return done();
  });
}

function decide<R extends string>(
  ctx: Context,
  importId: string,
  change: (tx: Tx, of: ImportRow) => Promise<Outcome<undefined, R>>,
) {
  const scope = authorize(ctx.actor, "imports.take");
  return perform<undefined, R | RowRefusal>(ctx, scope, "imports.take", async (tx) => {
    const of = (await lockImport(tx, { practiceId: practiceOf(ctx), id: importId })) ?? notFound();
    if (of.phase === "ENDED") return refused("import-ended");
    if (of.phase !== "READY") return refused("being-worked-on");
    const changed = await change(tx, of);
    if (changed.ok) await settle(tx, of);
    return changed;
  });
}
