import type { Context } from "~/access/context";
import type { Day } from "~/terms/day";
import { type EnvelopeRow, lockEnvelope, lockEnvelopeBySerial, saveEnvelope } from "~db/queries/envelopes";
import { type CaseFile, type Decision, recordStep } from "./step.server";

export type HandEnvelope = {
  caseId: string;
  day: Day;
  /** Serial read from the folder; ignored when the applicant kept an intact one (redo). */
  serial: string;
  /** R39: the scratch layer was intact when the folder changed hands. */
  sealIntact: boolean;
  contents: readonly string[];
  topics: readonly string[];
};

export type HandEnvelopeRefusal =
  | "other-officer-identified"
  | "envelope-unknown"
  | "envelope-not-in-stock"
  | "seal-broken"
  | "contents-incomplete"
  | "topics-incomplete";

/** The sealed folder goes to the applicant (R36–R40); after a redo the intact one he holds is confirmed instead. */
export function handEnvelope(ctx: Context, input: HandEnvelope) {
  return recordStep<HandEnvelopeRefusal>(ctx, {
    event: "handEnvelope",
    caseId: input.caseId,
    day: input.day,
    decide: async (file, tx) => {
      const { row } = file;
      const kept = row.envelopeId ? await lockEnvelope(tx, row.practiceId, row.envelopeId) : null;
      const envelope = kept ?? (await lockEnvelopeBySerial(tx, row.practiceId, row.chamberId, input.serial.trim()));
      const decision = decideHandEnvelope(file, input, envelope, ctx.actor.userId);
      if (typeof decision === "string" || !envelope) return decision;
      if (!kept) {
        await saveEnvelope(tx, envelope, {
          state: "GIVEN",
          caseId: row.id,
          givenOn: input.day,
          shownToChamber: row.shownToChamber,
        });
      }
      return decision;
    },
  });
}

export function decideHandEnvelope(
  { row, ruleset }: Pick<CaseFile, "row" | "ruleset">,
  input: HandEnvelope,
  envelope: EnvelopeRow | null,
  officerId: string,
): Decision<"case.envelopeGiven"> | HandEnvelopeRefusal {
  if (row.officerId !== officerId) return "other-officer-identified";
  if (!envelope) return "envelope-unknown";
  const kept = row.envelopeId === envelope.id;
  if (!kept && envelope.state !== "IN_STOCK") return "envelope-not-in-stock";
  if (!input.sealIntact) return "seal-broken";
  if (!ruleset.envelope.contents.every(({ code }) => input.contents.includes(code))) return "contents-incomplete";
  if (!ruleset.informationTopics.every(({ code }) => input.topics.includes(code))) return "topics-incomplete";

  return {
    set: { envelopeGivenOn: input.day, envelopeId: envelope.id },
    act: "case.envelopeGiven",
    facts: { envelope: envelope.serial, scratchLayer: envelope.scratchLayer, kept },
    others: kept
      ? []
      : [
          {
            act: "envelope.given",
            subject: { kind: "envelope", id: envelope.id },
            caseId: row.id,
            facts: { serial: envelope.serial, caseId: row.id, day: input.day },
          },
        ],
  };
}
