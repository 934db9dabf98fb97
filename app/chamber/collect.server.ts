import { perform } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { journalAll } from "~/audit/journal.server";
import { type StepRefusal, type StepTaken, takeStep } from "~/cases/step.server";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { saveDeviceState } from "~db/queries/cases";

export type Collect = {
  caseIds: readonly string[];
  day: Day;
  officerId: string;
  /** R46: the officer signed the three registration forms of each case. */
  registrationFormsSigned: boolean;
};
export type CollectRefusal = "registration-forms-not-signed" | "nothing-chosen";

/** The officer in person takes devices, registration forms and receipts (R46–R48, A20). */
export function collect(ctx: Context, input: Collect) {
  const scope = authorize(ctx.actor, "counter.collect");
  return perform<{ caseIds: string[] }, CollectRefusal | StepRefusal>(ctx, scope, "counter.collect", async (tx) => {
    if (input.caseIds.length === 0) return refused("nothing-chosen");
    if (!input.registrationFormsSigned) return refused("registration-forms-not-signed", "registrationFormsSigned");
    const taken: StepTaken[] = [];
    for (const caseId of [...new Set(input.caseIds)].sort()) {
      const step = await takeStep<never>(tx, ctx, scope, {
        event: "collect",
        caseId,
        day: input.day,
        officerId: input.officerId,
        decide: () => ({
          set: { collectedOn: input.day },
          custody: [{ event: "collect", version: 1 }],
          act: "case.collected",
          facts: { officerId: input.officerId, registrationFormsSigned: 3 },
        }),
      });
      if (!step.ok) return step;
      await saveDeviceState(tx, { practiceId: step.value.row.practiceId, caseId }, "IN_IR_CUSTODY");
      taken.push(step.value);
    }
    await journalAll(tx, ctx, taken);
    return done({ caseIds: taken.map(({ row }) => row.id) });
  });
}
