import type { Context } from "~/access/context";
import type { Day } from "~/terms/day";
import { destroyIdentityCopies } from "./destroy-copies.server";
import { recordStep } from "./step.server";

export const REFUSED_IDENTITY_REASONS = ["not-the-person", "document-doubtful", "no-valid-document", "absent"] as const;
export type RefusedIdentityReason = (typeof REFUSED_IDENTITY_REASONS)[number];

/** The person could not be identified: the pictures go at once, a minimal record stays (domain §7). */
export function refuseIdentity(
  ctx: Context,
  input: { caseId: string; day: Day; reason: RefusedIdentityReason; note?: string },
) {
  return recordStep<never>(ctx, {
    event: "identityNotProven",
    caseId: input.caseId,
    day: input.day,
    note: input.note,
    decide: async (file, tx) => ({
      set: { endedOn: input.day, endReason: input.reason },
      act: "case.identityNotProven",
      facts: { reason: input.reason },
      others: await destroyIdentityCopies(tx, ctx, file.row),
    }),
  });
}
