import { perform } from "~/access/act.server";
import { authorize, type Context, practiceOf } from "~/access/context";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { forgetChecks, lockImport, saveImport } from "~db/queries/imports";
import { type Columns, fittingColumns, INDISPENSABLE } from "./fields";
import { IMPORT_LIMITS } from "./import";

export type ChooseColumnsRefusal = "column-missing" | "being-worked-on" | "import-ended";

/** Says which column means what; the rows are then looked at from the beginning, and what was mended before is lost. */
export function chooseColumns(ctx: Context, input: { importId: string; columns: Columns }) {
  const scope = authorize(ctx.actor, "imports.take");
  return perform<{ importId: string }, ChooseColumnsRefusal>(ctx, scope, "imports.take", async (tx) => {
    const row = (await lockImport(tx, { practiceId: practiceOf(ctx), id: input.importId })) ?? notFound();
    if (row.phase === "ENDED") return refused("import-ended");
    if (row.phase !== "COLUMNS" && row.phase !== "READY") return refused("being-worked-on");
    if (INDISPENSABLE[row.kind].some((field) => input.columns[field] === undefined)) return refused("column-missing");
    await forgetChecks(tx, row, { mended: false });
    await saveImport(tx, row, {
      columns: fittingColumns(input.columns, row.kind, IMPORT_LIMITS.columns),
      phase: "CHECKING",
      progress: 0,
    });
    return done({ importId: row.id });
  });
}
