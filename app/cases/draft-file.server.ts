import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import { type ActName, can } from "~/access/policy";
import { type Office, officeOf } from "~/mandates/offices.server";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { showMoment } from "~/ui/show-moment";
import { type CaseRow, findCase } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { caseNumber } from "./case-number";
import type { CaseState } from "./lifecycle";

/** What every step of the stepper shows of its case. */
export type DraftHead = {
  id: string;
  number: string;
  holder: string;
  state: CaseState;
  /** Not identified yet: the page is still called «Nuova pratica». */
  fresh: boolean;
  saved: { day: string; hour: string };
};

export type DraftFile = {
  head: DraftHead;
  today: Day;
  /** The step can be made in this state. */
  open: boolean;
  /** And this person may make it. */
  mine: boolean;
};

/** A case of the practice as a step's page shows it, with what `more` finds about it. */
export function draftFile<T extends object>(
  ctx: Context,
  scope: Scope,
  caseId: string,
  step: { act: ActName; states: readonly CaseState[] },
  more: (tx: Tx, row: CaseRow, office: Office) => Promise<T> | T,
): Promise<DraftFile & T> {
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    if (row.erasedOn !== null) return notFound();
    const office = (await officeOf(tx, row.chamberId, today(ctx))) ?? notFound();
    return {
      head: headOf(row),
      today: today(ctx),
      open: step.states.includes(row.state),
      mine: can(ctx.actor.roles, step.act),
      ...(await more(tx, row, office)),
    };
  });
}

function headOf(row: CaseRow): DraftHead {
  return {
    id: row.id,
    number: caseNumber(row),
    holder: `${row.applicant.name} ${row.applicant.surname}`,
    state: row.state,
    fresh: row.state === "DRAFT",
    saved: showMoment(row.updatedAt),
  };
}
