import { perform } from "~/access/act.server";
import { authorize, type Context, now, today } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { journalAll, type Where } from "~/audit/journal.server";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { saveCase, saveMovements } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { applyMovements, type CopyRef, findCopy, isSame, type Keeper } from "./custody";
import { type FoundReason, type FoundRefusal, foundRefusal, homeOf } from "./missing-sheets";
import {
  keeperBefore,
  lockReported,
  noteOn,
  type Reported,
  type ReportedRefusal,
  reporterOf,
} from "./report-sheets.server";

export type ReportFound = {
  sheets: readonly string[];
  /** The day on which they were in hand again. */
  day: Day;
  reason: FoundReason;
  note?: string;
};
export type ReportFoundRefusal = FoundRefusal | ReportedRefusal;

/**
 * Missing sheets are there again: each where the case needs it next, else where it was before. What was printed again
 * in the place of a signed sheet has been signed again by the same people.
 */
export function reportFound(ctx: Context, input: ReportFound) {
  const scope = authorize(ctx.actor, "sheets.reportFound");
  type Said = { caseIds: string[]; sheets: number };
  return perform<Said, ReportFoundRefusal>(ctx, scope, "sheets.reportFound", async (tx) => {
    const reported = await lockReported(tx, ctx, scope, input);
    if (!reported.ok) return reported;
    const pages: { where: Where; entries: Entry[] }[] = [];
    for (const each of reported.value) {
      const homes = each.refs.map((ref) => homeIn(each, ref, input.day));
      const refusal = refusalOf(ctx, each, homes, input);
      if (refusal) return refused(refusal, FIELDS[refusal] ?? "sheet");
      pages.push(await save(tx, ctx, each, homes as Keeper[], input));
    }
    await journalAll(tx, ctx, pages);
    const sheets = reported.value.reduce((sum, { refs }) => sum + refs.length, 0);
    return done({ caseIds: reported.value.map(({ file }) => file.row.id), sheets });
  });
}

const FIELDS: Partial<Record<FoundRefusal, string>> = {
  "day-in-future": "day",
  "day-before-sheet-moved": "day",
  "form-not-printed-here": "reason",
};

function homeIn({ file, movements }: Reported, ref: CopyRef, day: Day): Keeper | null {
  const before = keeperBefore(movements, ref);
  return before && homeOf(file.copies, ref, before, file.row.state, { day, rules: file.ruleset });
}

function refusalOf(
  ctx: Context,
  { file, refs }: Reported,
  homes: readonly (Keeper | null)[],
  { reason, day }: ReportFound,
): FoundRefusal | null {
  for (const [index, ref] of refs.entries()) {
    const sheet = file.copies.find((copy) => isSame(copy, ref));
    const home = homes[index];
    if (!home) return "sheet-not-missing";
    const days = { day, today: today(ctx) };
    const refusal = foundRefusal(sheet, home, reason, reporterOf(ctx), file.chamber.counter, days);
    if (refusal) return refusal;
  }
  return null;
}

async function save(
  tx: Tx,
  ctx: Context,
  { file, refs }: Reported,
  homes: readonly Keeper[],
  { day, reason, note }: ReportFound,
) {
  const { row } = file;
  const anew = reason === "printed-again";
  const movements = refs.map((ref, index) => findCopy(file.copies, ref, homes[index] as Keeper, day, anew));
  await saveMovements(tx, row, "reportFound", applyMovements(file.copies, movements), movements, reason);
  await noteOn(tx, ctx, file, "reportFound", note);
  await saveCase(tx, row, { updatedAt: now(ctx) });
  const entries = movements.map(({ documentType, version, copyNo, to, signed }) =>
    entry(
      "case.sheetFound",
      { kind: "case", id: row.id },
      {
        ...{ day, document: documentType, version, copy: copyNo, holder: to, reason },
        ...{ declared: file.declared && to === "CHAMBER", signedAnew: signed.length > 0 },
      },
    ),
  );
  return { where: { book: row.practiceId, shownToChamber: row.shownToChamber }, entries: entries as Entry[] };
}
