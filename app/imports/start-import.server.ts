import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal, type Writer } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { decideRows, deleteStagedRows, type ImportRow, lockImport, rowCounts, saveImport } from "~db/queries/imports";
import type { Tx } from "~db/scope";
import { settle } from "./settle.server";

export type StartImportRefusal = "rows-undecided" | "nothing-to-take" | "being-worked-on" | "import-ended";

/**
 * From here on the rows are taken, by whoever works on it (`work`). `leaveRest`: rows that are wrong, and people who are
 * in the address book already, stay out.
 */
export function startImport(ctx: Context, input: { importId: string; leaveRest: boolean }) {
  const scope = authorize(ctx.actor, "imports.take");
  return perform<{ importId: string }, StartImportRefusal>(ctx, scope, "imports.take", async (tx) => {
    const of = (await lockImport(tx, { practiceId: practiceOf(ctx), id: input.importId })) ?? notFound();
    if (of.phase === "ENDED") return refused("import-ended");
    if (of.phase !== "READY") return refused("being-worked-on");
    const before = await rowCounts(tx, of);
    if (before.RIGHT === 0) return refused("nothing-to-take");
    if (before.WRONG + before.KNOWN > 0) {
      if (!input.leaveRest) return refused("rows-undecided", "leaveRest");
      await decideRows(tx, of, ["WRONG", "KNOWN"], "LEAVE");
      await settle(tx, of);
    }
    await saveImport(tx, of, { phase: "TAKING", progress: 0 });
    return done({ importId: of.id });
  });
}

/** Gives an import up before it has begun to be taken: its rows are deleted, nothing else has happened. */
export function abandonImport(ctx: Context, importId: string) {
  const scope = authorize(ctx.actor, "imports.take");
  return perform<{ importId: string }, "being-worked-on" | "import-ended">(ctx, scope, "imports.take", async (tx) => {
    const of = (await lockImport(tx, { practiceId: practiceOf(ctx), id: importId })) ?? notFound();
    if (of.phase === "ENDED") return refused("import-ended");
    if (of.phase === "TAKING") return refused("being-worked-on");
    await abandon(tx, ctx, of, now(ctx));
    return done({ importId });
  });
}

/** The same, inside a transaction that has locked it. Whoever looks at its rows finds that it is no longer theirs. */
export async function abandon(tx: Tx, writer: Writer, of: ImportRow, at: Date): Promise<void> {
  await deleteStagedRows(tx, of);
  await saveImport(tx, of, {
    phase: "ENDED",
    endedAs: "ABANDONED",
    endedAt: at,
    leasedUntil: null,
    leaseHolder: null,
  });
  await journal(tx, writer, { book: of.practiceId, shownToChamber: null }, [
    entry("import.abandoned", { kind: "import", id: of.id }, { kind: of.kind }),
  ]);
}

/** Deletes the rows that were left out, before their week is over. */
export function forgetLeftOut(ctx: Context, importId: string) {
  const scope = authorize(ctx.actor, "imports.take");
  return perform<{ importId: string }, never>(ctx, scope, "imports.take", async (tx) => {
    const of = (await lockImport(tx, { practiceId: practiceOf(ctx), id: importId })) ?? notFound();
    if (of.phase === "ENDED") await deleteLeftOut(tx, ctx, of);
    return done({ importId });
  });
}

/** Deletes what an import that has ended left out; without a word where there is nothing of it any more. */
export async function deleteLeftOut(tx: Tx, writer: Writer, of: ImportRow): Promise<void> {
  const rows = await deleteStagedRows(tx, of);
  if (rows === 0) return;
  await journal(tx, writer, { book: of.practiceId, shownToChamber: null }, [
    entry("import.rowsDeleted", { kind: "import", id: of.id }, { rows }),
  ]);
}
