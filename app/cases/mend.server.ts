import type { Context } from "~/access/context";
import { refusalCodeOf } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { recordStep } from "./step.server";

export type MendRefusal = "needs-redo";

/** What the counter missed is put right on the same sheets, which are presented again; no data changed. */
export function mend(ctx: Context, input: { caseId: string; day: Day; mended: string }) {
  return recordStep<MendRefusal>(ctx, {
    event: "mend",
    caseId: input.caseId,
    day: input.day,
    note: input.mended,
    decide: ({ row, ruleset }) => {
      if (row.rejectionCode && refusalCodeOf(ruleset, row.rejectionCode)?.remedy === "REDO") return "needs-redo";
      return {
        set: { batchId: null, presentedOn: null, rejectionCode: null },
        custody: [{ event: "mend", version: row.formVersion }],
        act: "case.mended",
        facts: { code: row.rejectionCode },
      };
    },
  });
}
