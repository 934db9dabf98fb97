import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import { can } from "~/access/policy";
import type { ActHead } from "~/cases/act-file.server";
import { caseNumber } from "~/cases/case-number";
import type { CaseState } from "~/cases/lifecycle";
import { officeOf } from "~/mandates/offices.server";
import { notFound } from "~/platform/errors";
import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { type CaseRow, copiesOf, findCase } from "~db/queries/cases";
import type { ChamberRow } from "~db/queries/mandates";
import { movementsOf } from "~db/queries/sheets";
import { type CopyRef, type DocumentCopy, type DocumentType, isKeeper, isSame, type Keeper } from "./custody";
import { answersFor, blockingSheets, homeOf } from "./missing-sheets";
import { nextMove } from "./next-move";
import { keeperBefore, reporterOf } from "./report-sheets.server";
import { sheetCode } from "./sheet-code";
import type { RecordedMovement } from "./told-movements";

/** A sheet in somebody's hands, named by the code that is printed on it. */
export type KeptSheet = CopyRef & { code: string; holder: Keeper };

/** A sheet that nobody finds: who had it, where it has to turn up, and whether the case waits for it. */
export type MissingSheet = CopyRef & {
  before: Keeper;
  home: Keeper;
  since: Day;
  signed: boolean;
  blocks: boolean;
  mine: boolean;
};

type OfCase = {
  state: CaseState;
  sheets: readonly DocumentCopy[];
  movements: readonly RecordedMovement[];
  counter: ChamberRow["counter"];
  rules: Ruleset;
  on: Day;
};

/** The missing sheets of a case; `mine`: whoever looks may record it as found. */
export function missingSheetsOf(
  ctx: Context,
  { state, sheets, movements, counter, rules, on }: OfCase,
): MissingSheet[] {
  const blocking = blockingSheets(sheets, state, { day: on, rules });
  return inOrder(sheets)
    .filter(({ holder }) => holder === "MISSING")
    .map((sheet) => {
      const before = keeperBefore(movements, sheet);
      if (before === null) throw new Error("a missing sheet that nobody had");
      const home = homeOf(sheets, sheet, before, state, { day: on, rules });
      return {
        ...refOf(sheet),
        ...{ before, home, since: sheet.movedOn, signed: sheet.signedBy.length > 0 },
        blocks: blocking.some((ref) => isSame(ref, sheet)),
        mine: can(ctx.actor.roles, "sheets.reportFound") && answersFor(home, reporterOf(ctx), counter),
      };
    });
}

/** Whose it is to find what the case waits for. */
export function deskToFind(
  missing: readonly MissingSheet[],
  counter: ChamberRow["counter"],
): "PRACTICE" | "CHAMBER" | null {
  const blocking = missing.find(({ blocks }) => blocks);
  if (blocking === undefined) return null;
  return blocking.home === "CHAMBER" && counter === "CHAMBER_RECORDS" ? "CHAMBER" : "PRACTICE";
}

/** Which of the two reports whoever looks may make of this case. */
export function mayReport(
  ctx: Context,
  sheets: readonly DocumentCopy[],
  missing: readonly MissingSheet[],
  counter: ChamberRow["counter"],
): { missing: boolean; found: boolean } {
  const answers = ({ holder }: DocumentCopy) => isKeeper(holder) && answersFor(holder, reporterOf(ctx), counter);
  return {
    missing: can(ctx.actor.roles, "sheets.reportMissing") && sheets.some(answers),
    found: missing.some(({ mine }) => mine),
  };
}

export type CaseSheets = {
  head: ActHead;
  today: Day;
  /** Those that whoever looks may report missing. */
  kept: KeptSheet[];
  /** Those that he may record as found. */
  missing: (MissingSheet & { code: string })[];
  /** A blank form is printed again; a signed one may be redone: where, when this person may. */
  reprint: string | null;
  redo: string | null;
};

/** The sheets of one case as the pages of the two reports show them. */
export function caseSheets(ctx: Context, scope: Scope, caseId: string): Promise<CaseSheets> {
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const on = today(ctx);
    const key = { practiceId: row.practiceId, caseId };
    const [sheets, movements, office] = await Promise.all([
      copiesOf(tx, key),
      movementsOf(tx, key),
      officeOf(tx, row.chamberId, on),
    ]);
    if (office === null) throw new Error(`case ${row.id} without chamber`);
    const { counter } = office.chamber;
    const { rules } = office;
    const code = (ref: CopyRef) =>
      sheetCode({ caseCode: row.code, document: ref.documentType, copyNo: ref.copyNo, version: ref.version });
    const missing =
      rules === null ? [] : missingSheetsOf(ctx, { state: row.state, sheets, movements, counter, rules, on });
    return {
      head: headOf(ctx, row, office.chamber),
      today: on,
      kept: inOrder(sheets).flatMap((sheet): KeptSheet[] =>
        isKeeper(sheet.holder) && answersFor(sheet.holder, reporterOf(ctx), counter)
          ? [{ ...refOf(sheet), holder: sheet.holder, code: code(sheet) }]
          : [],
      ),
      missing: missing.filter(({ mine }) => mine).map((sheet) => ({ ...sheet, code: code(sheet) })),
      ...waysOut(ctx, row, sheets, missing),
    };
  });
}

/** The ways other than finding the sheet: they are the practice's alone. */
function waysOut(ctx: Context, row: CaseRow, sheets: readonly DocumentCopy[], missing: readonly MissingSheet[]) {
  const may = (act: Parameters<typeof can>[1]) =>
    ctx.actor.desk.kind === "PRACTICE" && missing.some(({ blocks }) => blocks) && can(ctx.actor.roles, act);
  const event = nextMove(sheets, row.state)?.event;
  return {
    reprint: event === "signForm" && may("forms.print") ? `/cases/${row.id}/print` : null,
    redo: event === "present" && may("cases.redo") ? `/cases/${row.id}/redo` : null,
  };
}

function headOf(ctx: Context, row: CaseRow, chamber: ChamberRow): ActHead {
  const { chamberId: id, name, city, officeName } = chamber;
  return {
    ...{ id: row.id, number: caseNumber(row), code: row.code, state: row.state },
    holder: `${row.applicant.name} ${row.applicant.surname}`,
    chamber: { id, name, city, officeName },
    declared: false,
    inStudio: ctx.actor.desk.kind === "PRACTICE",
  };
}

const DOCUMENTS: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];
const inOrder = (sheets: readonly DocumentCopy[]) =>
  [...sheets].sort((one, other) => DOCUMENTS.indexOf(one.documentType) - DOCUMENTS.indexOf(other.documentType));

const refOf = ({ documentType, version, copyNo }: CopyRef): CopyRef => ({ documentType, version, copyNo });
