import type { Context } from "~/access/context";
import { standingVersion } from "~/paperwork/custody";
import type { Day } from "~/terms/day";
import { latestForm, voidForm } from "~db/queries/cases";
import { recordStep } from "./step.server";
import { voidEnvelopeOf } from "./withdraw.server";

export const REPLACE_ENVELOPE_REASONS = ["damaged", "lost"] as const;
export type ReplaceEnvelopeReason = (typeof REPLACE_ENVELOPE_REASONS)[number];

/** Folder damaged or lost: it is void and so are the sheets that bear its number; a new folder follows (A25). */
export function replaceEnvelope(
  ctx: Context,
  input: { caseId: string; day: Day; reason: ReplaceEnvelopeReason; note?: string },
) {
  return recordStep<never>(ctx, {
    event: "replaceEnvelope",
    caseId: input.caseId,
    day: input.day,
    note: input.note,
    decide: async ({ row, copies }, tx) => {
      const form = await latestForm(tx, { practiceId: row.practiceId, caseId: row.id });
      const current = form && form.voidedOn === null ? form : null;
      if (current) await voidForm(tx, current, input.day);
      const standing = standingVersion(copies);
      return {
        set: {
          envelopeId: null,
          envelopeGivenOn: null,
          signedOn: null,
          presentedOn: null,
          acceptedOn: null,
          batchId: null,
        },
        custody: standing === null ? [] : [{ event: "voidForm" as const, version: standing }],
        act: "case.envelopeReplaced" as const,
        facts: { reason: input.reason, voidedVersion: standing },
        others: await voidEnvelopeOf(tx, row, input.reason, input.day),
      };
    },
  });
}
