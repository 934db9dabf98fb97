import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import { type CaseRow, findCase } from "~db/queries/cases";
import { type HoldRow, holdsOf } from "~db/queries/retention";
import type { Tx } from "~db/scope";

export type CaseHead = { id: string; number: string; holder: string; inStudio: boolean; erased: boolean };

/** The case that is to be held. */
export function readHeld(ctx: Context, scope: Scope, caseId: string): Promise<CaseHead> {
  return look(ctx, scope, async (tx) => headOf(ctx, await caseOf(tx, scope, caseId)));
}

export type OwnHold = CaseHead & {
  hold: Pick<HoldRow, "reason" | "placedOn">;
  lifted: boolean;
  /** Other holds that stand. */
  others: number;
  /** Something of the case is past its day. */
  due: boolean;
};

/** A hold that the desk of whoever looks placed; a 404 for the other desk's. */
export function readOwnHold(
  ctx: Context,
  scope: Scope,
  { caseId, holdId }: { caseId: string; holdId: string },
): Promise<OwnHold> {
  return look(ctx, scope, async (tx) => {
    const row = await caseOf(tx, scope, caseId);
    const holds = await holdsOf(tx, { practiceId: row.practiceId, caseId: row.id });
    const hold = holds.find(({ id, desk }) => id === holdId && desk === ctx.actor.desk.kind) ?? notFound();
    const on = today(ctx);
    return {
      ...headOf(ctx, row),
      hold: { reason: hold.reason, placedOn: hold.placedOn },
      lifted: hold.liftedOn !== null,
      others: holds.filter(({ id, liftedOn }) => id !== hold.id && liftedOn === null).length,
      due: [row.copiesDestroyOn, row.eraseOn].some((due) => due !== null && due <= on),
    };
  });
}

const caseOf = async (tx: Tx, scope: Scope, caseId: string) => (await findCase(tx, scope, caseId)) ?? notFound();

const headOf = (ctx: Context, row: CaseRow): CaseHead => ({
  id: row.id,
  number: caseNumber(row),
  holder: `${row.applicant.name} ${row.applicant.surname}`.trim(),
  inStudio: ctx.actor.desk.kind === "PRACTICE",
  erased: row.erasedOn !== null,
});
