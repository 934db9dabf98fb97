import { type Context, today } from "~/access/context";
import type { Day } from "~/terms/day";
import type { CaseRow } from "~db/queries/cases";
import { periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import {
  COUNTER_DAYS,
  type CorrectableDay,
  type CorrectDateRefusal,
  correctedTerm,
  STUDIO_DAYS,
} from "./correct-date.server";
import { standsInOrder } from "./step-days";

export type Correction = {
  field: CorrectableDay;
  oldDay: Day;
  newDay: Day;
  oldDue: Day | null;
  newDue: Day | null;
  /** The receipts are out, and past the new term. */
  late: boolean;
};

export type CorrectionPreview = {
  /** The days this desk may correct. */
  days: { field: CorrectableDay; day: Day }[];
  change: Correction | null;
  /** Why the chosen correction cannot be made. */
  fault: CorrectDateRefusal | "day-in-future" | null;
};

/** What a correction would change, before it is one. `declared`: the counter's days are this studio's too. */
export async function correctionPreview(
  tx: Tx,
  ctx: Context,
  row: CaseRow,
  declared: boolean,
  chosen: { field: CorrectableDay; newDay: Day } | null,
): Promise<CorrectionPreview> {
  const own = [
    ...(ctx.actor.desk.kind === "PRACTICE" ? STUDIO_DAYS : []),
    ...(ctx.actor.desk.kind === "CHAMBER" || declared ? COUNTER_DAYS : []),
  ];
  const days = own.flatMap((field) => {
    const day = row[field];
    return day === null ? [] : [{ field, day }];
  });
  if (chosen === null) return { days, change: null, fault: null };
  const { field, newDay } = chosen;
  const oldDay = days.find((each) => each.field === field)?.day;
  if (oldDay === undefined)
    return { days, change: null, fault: own.includes(field) ? "day-not-taken-yet" : "not-your-day" };
  const fault = faultOf(row, field, oldDay, newDay, today(ctx));
  if (fault !== null) return { days, change: null, fault };

  const { due } = correctedTerm(row, await periodsOf(tx, row.chamberId), chosen);
  const late = row.state === "DELIVERED" && due !== null && due < today(ctx) && due !== row.legalDue;
  return { days, change: { field, oldDay, newDay, oldDue: row.legalDue, newDue: due, late }, fault: null };
}

function faultOf(row: CaseRow, field: CorrectableDay, oldDay: Day, newDay: Day, on: Day): CorrectionPreview["fault"] {
  if (newDay > on) return "day-in-future";
  if (newDay === oldDay) return "day-unchanged";
  return newDay < row.openedOn || !standsInOrder(row, field, newDay) ? "day-out-of-order" : null;
}
