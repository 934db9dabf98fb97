import type { Context } from "~/access/context";
import type { Entry } from "~/audit/entry";
import type { Day } from "~/terms/day";
import type { CaseRow } from "~db/queries/cases";
import { type EnvelopeRow, lockEnvelope, saveEnvelope } from "~db/queries/envelopes";
import type { Tx } from "~db/scope";
import { destroyIdentityCopies } from "./destroy-copies.server";
import { recordStep } from "./step.server";

export const WITHDRAWAL_REASONS = [
  "applicant-asked",
  "applicant-deceased",
  "opened-by-mistake",
  "no-longer-needed",
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** The request is withdrawn before production: folder void and never reused, pictures gone if the chamber has not seen them. */
export function withdraw(ctx: Context, input: { caseId: string; day: Day; reason: WithdrawalReason; note?: string }) {
  return recordStep<never>(ctx, {
    event: "withdraw",
    caseId: input.caseId,
    day: input.day,
    note: input.note,
    decide: async (file, tx) => ({
      set: { endedOn: input.day, endReason: input.reason },
      custody: [{ event: "withdraw", version: file.row.formVersion }],
      act: "case.withdrawn",
      facts: { reason: input.reason },
      others: [
        ...(await voidEnvelopeOf(tx, file.row, "withdrawn", input.day)),
        ...(file.row.presentedOn === null ? await destroyIdentityCopies(tx, ctx, file.row) : []),
      ],
    }),
  });
}

/** The case's folder is void: it never serves another case (A26). */
export async function voidEnvelopeOf(tx: Tx, row: CaseRow, reason: string, day: Day): Promise<Entry[]> {
  if (row.envelopeId === null) return [];
  const envelope = await lockEnvelope(tx, row.practiceId, row.envelopeId);
  if (!envelope || envelope.state === "VOID") return [];
  await saveEnvelope(tx, envelope, { state: "VOID", voidedOn: day, voidReason: reason });
  return [envelopeVoided(envelope, row.id, reason, day)];
}

function envelopeVoided(envelope: EnvelopeRow, caseId: string, reason: string, day: Day): Entry {
  return {
    act: "envelope.voided",
    subject: { kind: "envelope", id: envelope.id },
    caseId,
    facts: { serial: envelope.serial, reason, day, caseId },
  };
}
