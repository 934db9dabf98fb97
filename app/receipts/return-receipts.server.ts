import { perform } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { journalAll } from "~/audit/journal.server";
import { type CaseFile, type Decision, type StepRefusal, type StepTaken, takeStep } from "~/cases/step.server";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { daysLate } from "~/terms/receipt-term";

export const RETURN_MEANS = ["OFFICER", "DELEGATE", "COURIER", "MAIL"] as const;
export type ReturnMeans = (typeof RETURN_MEANS)[number];

export type ReturnReceipts = {
  caseIds: readonly string[];
  /** The day they arrived at the office: the day that counts (A33). */
  day: Day;
  /** Signed originals in hand, per case. */
  copies: number;
  means: ReturnMeans;
  /** The enabled officer or delegate who brought them. */
  bearerId: string | null;
  protocol: string;
};
export type ReturnReceiptsRefusal =
  | "receipts-incomplete"
  | "bearer-not-enabled"
  | "delegate-not-allowed"
  | "nothing-chosen";

/**
 * The signed receipts are at the chamber: the case is closed, late or not — a late return is recorded, never refused.
 * `late`: how many of them were.
 */
export function returnReceipts(ctx: Context, input: ReturnReceipts) {
  const scope = authorize(ctx.actor, "counter.returnReceipts");
  return perform<{ caseIds: string[]; late: number }, ReturnReceiptsRefusal | StepRefusal>(
    ctx,
    scope,
    "counter.returnReceipts",
    async (tx) => {
      if (input.caseIds.length === 0) return refused("nothing-chosen");
      const taken: StepTaken[] = [];
      for (const caseId of [...new Set(input.caseIds)].sort()) {
        const step = await takeStep<ReturnReceiptsRefusal>(tx, ctx, scope, {
          event: "returnReceipts",
          caseId,
          day: input.day,
          anyBearer: true,
          decide: (file) => decideReturn(file, input),
        });
        if (!step.ok) return step;
        taken.push(step.value);
      }
      await journalAll(tx, ctx, taken);
      const late = taken.filter(({ row }) => row.legalDue !== null && daysLate(row.legalDue, input.day, input.day) > 0);
      return done({ caseIds: taken.map(({ row }) => row.id), late: late.length });
    },
  );
}

export function decideReturn(
  { row, ruleset, officers }: Pick<CaseFile, "row" | "ruleset" | "officers">,
  input: ReturnReceipts,
): Decision<"case.closed"> | ReturnReceiptsRefusal {
  if (input.copies < ruleset.receipt.chamberCopies) return "receipts-incomplete";
  const brought = input.means === "OFFICER" || input.means === "DELEGATE";
  if (input.means === "DELEGATE" && !ruleset.ir.delegatesAllowed.returnReceipts) return "delegate-not-allowed";
  if (brought && !officers.some(({ userId, kind }) => userId === input.bearerId && kind === input.means)) {
    return "bearer-not-enabled";
  }
  return {
    set: { returnedOn: input.day, returnProtocol: input.protocol || null, endedOn: input.day },
    custody: [{ event: "returnReceipts", version: 1 }],
    act: "case.closed",
    facts: {
      copies: input.copies,
      means: input.means,
      bearerId: brought ? input.bearerId : null,
      legalDue: row.legalDue,
      daysLate: row.legalDue === null ? null : daysLate(row.legalDue, input.day, input.day),
    },
  };
}
