import { type Context, now, type Scope, today } from "~/access/context";
import { can } from "~/access/policy";
import { holdsSecretCode } from "~/cases/note-guard";
import { type CaseFile, openFile } from "~/cases/step.server";
import { newId } from "~/platform/ids";
import { type Outcome, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { findCaseByCode, insertNote, lockCase } from "~db/queries/cases";
import { movementsOf } from "~db/queries/sheets";
import type { Tx } from "~db/scope";
import { type CopyRef, isKeeper, isSame, type Keeper } from "./custody";
import type { Reporter } from "./missing-sheets";
import { parseSheetCode } from "./sheet-code";
import type { RecordedMovement } from "./told-movements";

/** One act speaks of no more sheets: a page of the drawer's list. */
export const MOST_SHEETS = 300;

export type ReportedRefusal =
  | "nothing-chosen"
  | "sheet-not-there"
  | "day-before-sheet-moved"
  | "day-in-future"
  | "holds-secret-code";

/** The sheets of one case that an act speaks of, with the case locked. */
export type Reported = { file: CaseFile; refs: CopyRef[]; movements: RecordedMovement[] };

/**
 * Reads the codes printed on the sheets, and locks their cases in one order. A code of nobody's case, or of another
 * practice's, is a sheet that is not there.
 */
export async function lockReported(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  { sheets, day, note }: { sheets: readonly string[]; day: Day; note?: string | undefined },
): Promise<Outcome<Reported[], ReportedRefusal>> {
  if (sheets.length === 0) return refused("nothing-chosen", "sheet");
  if (day > today(ctx)) return refused("day-in-future", "day");
  if (note && holdsSecretCode(note)) return refused("holds-secret-code", "note");

  const byCase = new Map<string, CopyRef[]>();
  for (const code of [...new Set(sheets)].slice(0, MOST_SHEETS)) {
    const sheet = parseSheetCode(code);
    const found = sheet === null ? null : await findCaseByCode(tx, scope, sheet.caseCode);
    if (sheet === null || found === null) return refused("sheet-not-there", "sheet");
    const ref = { documentType: sheet.document, version: sheet.version, copyNo: sheet.copyNo };
    byCase.set(found.id, [...(byCase.get(found.id) ?? []), ref]);
  }

  const reported: Reported[] = [];
  for (const [caseId, refs] of [...byCase].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const row = await lockCase(tx, scope, caseId);
    if (row === null) return refused("sheet-not-there", "sheet");
    if (day < row.openedOn) return refused("day-before-sheet-moved", "day");
    const file = await openFile(tx, ctx, row, day);
    const movements = await movementsOf(tx, { practiceId: row.practiceId, caseId });
    reported.push({ file, refs, movements });
  }
  return { ok: true, value: reported };
}

/** Who speaks: signatures and the counter's papers are for an officer, or for the clerk, to speak of. */
export const reporterOf = ({ actor }: Pick<Context, "actor">): Reporter => ({
  desk: actor.desk.kind,
  attests: can(actor.roles, "sheets.attest"),
});

/** Who had the sheet when it was last reported missing. */
export function keeperBefore(movements: readonly RecordedMovement[], ref: CopyRef): Keeper | null {
  const from = movements.findLast((movement) => isSame(movement, ref) && movement.to === "MISSING")?.from;
  return from && isKeeper(from) ? from : null;
}

/** Words beside the act, once for each of its cases. */
export async function noteOn(tx: Tx, ctx: Context, { row }: CaseFile, act: string, text: string | undefined) {
  if (!text) return;
  await insertNote(tx, {
    ...{ practiceId: row.practiceId, id: newId(), caseId: row.id, act, text },
    ...{ author: ctx.actor.userId, at: now(ctx), shownToChamber: row.shownToChamber },
  });
}
