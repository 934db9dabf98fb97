import type { Context } from "~/access/context";
import type { Day } from "~/terms/day";
import { saveDeviceState } from "~db/queries/cases";
import { recordStep } from "./step.server";

export const UNDELIVERABLE_REASONS = [
  "holder-absent",
  "holder-refused",
  "holder-deceased",
  "mandate-ended",
  "data-error",
  "device-faulty",
  "envelope-compromised",
] as const;
export type UndeliverableReason = (typeof UNDELIVERABLE_REASONS)[number];
export type UndeliverableRefusal = "device-not-in-your-hands";

/** The device cannot reach its holder: device and papers go back to the chamber, which is asked to revoke (A32). */
export function undeliverable(
  ctx: Context,
  input: { caseId: string; day: Day; reason: UndeliverableReason; note?: string },
) {
  return recordStep<UndeliverableRefusal>(ctx, {
    event: "undeliverable",
    caseId: input.caseId,
    day: input.day,
    note: input.note,
    decide: async (file, tx) => {
      const atChamber = file.row.state === "PRODUCED";
      if (!file.declared && atChamber !== (ctx.actor.desk.kind === "CHAMBER")) return "device-not-in-your-hands";
      await saveDeviceState(tx, { practiceId: file.row.practiceId, caseId: file.row.id }, "RETURNED");
      return {
        set: { endedOn: input.day, endReason: input.reason },
        custody: [{ event: "undeliverable", version: 1 }],
        act: "case.returnedToChamber",
        facts: { reason: input.reason },
      };
    },
  });
}
