import { perform } from "~/access/act.server";
import { authorize, type Context, now, type Scope, today } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { journalAll, type Where } from "~/audit/journal.server";
import { leaveSlip } from "~/batches/leave-slip.server";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { saveCase, saveMovements } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { applyMovements, type CopyRef, isSame, loseCopy } from "./custody";
import { blockingSheets, type MissingReason, type MissingRefusal, missingRefusal } from "./missing-sheets";
import { lockReported, noteOn, type Reported, type ReportedRefusal, reporterOf } from "./report-sheets.server";

export type ReportMissing = {
  /** The codes printed on the sheets, of one case or of many. */
  sheets: readonly string[];
  /** The day since when nobody finds them. */
  day: Day;
  reason: MissingReason;
  note?: string;
};
export type ReportMissingRefusal = MissingRefusal | ReportedRefusal;

/**
 * Sheets that are not where they were left: from now on the count says so, and no step that needs them goes on. A
 * signed case leaves its slip when the counter would ask for one of them.
 */
export function reportMissing(ctx: Context, input: ReportMissing) {
  const scope = authorize(ctx.actor, "sheets.reportMissing");
  type Said = { caseIds: string[]; sheets: number };
  return perform<Said, ReportMissingRefusal>(ctx, scope, "sheets.reportMissing", async (tx) => {
    const reported = await lockReported(tx, ctx, scope, input);
    if (!reported.ok) return reported;
    const pages: { where: Where; entries: Entry[] }[] = [];
    for (const each of reported.value) {
      const refusal = refusalOf(ctx, each, input.day);
      if (refusal) return refused(refusal, refusal.startsWith("day-") ? "day" : "sheet");
      pages.push(...(await save(tx, ctx, scope, each, input)));
    }
    await journalAll(tx, ctx, pages);
    const sheets = reported.value.reduce((sum, { refs }) => sum + refs.length, 0);
    return done({ caseIds: reported.value.map(({ file }) => file.row.id), sheets });
  });
}

function refusalOf(ctx: Context, { file, refs }: Reported, day: Day): MissingRefusal | null {
  for (const ref of refs) {
    const sheet = file.copies.find((copy) => isSame(copy, ref));
    const days = { day, today: today(ctx) };
    const refusal = missingRefusal(sheet, reporterOf(ctx), file.chamber.counter, days);
    if (refusal) return refusal;
  }
  return null;
}

async function save(tx: Tx, ctx: Context, scope: Scope, { file, refs }: Reported, input: ReportMissing) {
  const { row, ruleset } = file;
  const movements = refs.map((ref) => loseCopy(file.copies, ref, input.day));
  const copies = applyMovements(file.copies, movements);
  await saveMovements(tx, row, "reportMissing", copies, movements, input.reason);
  await noteOn(tx, ctx, file, "reportMissing", input.note);

  const stays = blockingSheets(copies, row.state, { day: input.day, rules: ruleset }).length > 0;
  const offSlip = row.state === "SIGNED" && row.batchId !== null && stays;
  await saveCase(tx, row, { ...(offSlip ? { batchId: null } : {}), updatedAt: now(ctx) });
  const others = offSlip ? await leaveSlip(tx, scope, row) : [];
  const said = (ref: CopyRef, index: number) => {
    const holder = movements[index]?.from ?? null;
    return entry(
      "case.sheetMissing",
      { kind: "case", id: row.id },
      {
        ...{ day: input.day, document: ref.documentType, version: ref.version, copy: ref.copyNo, holder },
        ...{ reason: input.reason, declared: file.declared && holder === "CHAMBER", offSlip },
      },
    );
  };
  const book = row.practiceId;
  return [
    { where: { book, shownToChamber: row.shownToChamber }, entries: refs.map(said) as Entry[] },
    { where: { book, shownToChamber: null }, entries: others },
  ];
}
