import type { Context } from "~/access/context";
import type { CaseRow } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { recordRead } from "./journal.server";

/**
 * Notes in `reads` that somebody of the chamber opened a practice's case, before the answer leaves; the practice sees
 * who. Its own people open their own cases: nothing is noted of them.
 * `what`: the page, the printed request form, the sheet of data to be typed elsewhere, the papers printed with a device, or
 * the printed ledger of its sheets.
 */
export async function recordCaseRead(
  tx: Tx,
  ctx: Context,
  row: Pick<CaseRow, "practiceId" | "id" | "shownToChamber">,
  what: "case" | "request-form" | "data-sheet" | "device-papers" | "custody-sheet" = "case",
): Promise<void> {
  if (ctx.actor.desk.kind === "PRACTICE") return;
  await recordRead(tx, ctx, {
    book: row.practiceId,
    what,
    caseId: row.id,
    reason: null,
    shownToChamber: row.shownToChamber,
  });
}
