import { type Context, today } from "~/access/context";
import { can } from "~/access/policy";
import type { Day } from "~/terms/day";
import type { CaseRow, IdentityCopyRow } from "~db/queries/cases";
import { type HoldRow, holdsOf, termsOfMandate } from "~db/queries/retention";
import type { Tx } from "~db/scope";
import { dayOfEnd, endedEarly, type RetentionTerms, termsOn } from "./terms";

export type StandingHold = Pick<HoldRow, "id" | "reason" | "desk" | "placedOn" | "reviewOn"> & {
  late: boolean;
  /** Whoever looks may lift it. */
  mayLift: boolean;
};

/** Until when what of a case is kept, and why; for its page. */
export type CaseRetention = {
  today: Day;
  erasedOn: Day | null;
  ended: boolean;
  early: boolean;
  /** Its receipts are late: it is open beyond its term. */
  overdue: boolean;
  copiesDestroyOn: Day | null;
  /** The last day on which pictures were destroyed, where none is left. */
  copiesGoneAt: Date | null;
  anyCopies: boolean;
  eraseOn: Day | null;
  terms: RetentionTerms;
  holds: StandingHold[];
  mayHold: boolean;
};

export async function retentionOfCase(
  tx: Tx,
  ctx: Context,
  row: CaseRow,
  copies: readonly Pick<IdentityCopyRow, "destroyedAt">[],
): Promise<CaseRetention> {
  const on = today(ctx);
  const end = dayOfEnd(row);
  const standing = (await holdsOf(tx, { practiceId: row.practiceId, caseId: row.id })).filter(
    (hold) => hold.liftedOn === null,
  );
  const mayHold = row.erasedOn === null && can(ctx.actor.roles, "cases.hold");
  const left = copies.some(({ destroyedAt }) => destroyedAt === null);
  const gone = copies.map(({ destroyedAt }) => destroyedAt).filter((at) => at !== null);
  return {
    today: on,
    erasedOn: row.erasedOn,
    ended: end !== null,
    early: endedEarly(row),
    overdue: row.state === "DELIVERED" && row.legalDue !== null && row.legalDue < on,
    copiesDestroyOn: row.copiesDestroyOn,
    copiesGoneAt: left ? null : (gone.at(-1) ?? null),
    anyCopies: copies.length > 0,
    eraseOn: row.eraseOn,
    terms: termsOn(await termsOfMandate(tx, row.chamberId, row.mandateId), end ?? on),
    holds: standing.map(({ id, reason, desk, placedOn, reviewOn }) => ({
      ...{ id, reason, desk, placedOn, reviewOn },
      late: reviewOn < on,
      mayLift: mayHold && desk === ctx.actor.desk.kind,
    })),
    mayHold,
  };
}
