import type { Context } from "~/access/context";
import {
  type ApprovalRefusal,
  approvalRefusal,
  type DocumentRefusal,
  proofRefusal,
  type ResidencePermitRefusal,
} from "~/identity-documents/document-rules";
import { blockingSheets } from "~/paperwork/missing-sheets";
import type { Day } from "~/terms/day";
import { identityCopiesOf, latestForm, voidForm } from "~db/queries/cases";
import { recordStep } from "./step.server";

export const REDO_REASONS = ["data-changed", "document-expired", "sheets-unusable", "sheet-missing"] as const;
export type RedoReason = (typeof REDO_REASONS)[number];
export type RedoRefusal =
  | DocumentRefusal
  | ResidencePermitRefusal
  | ApprovalRefusal
  | "applicant-not-present"
  | "document-missing"
  | "form-complete";

export type Redo = {
  caseId: string;
  day: Day;
  reason: RedoReason;
  /** With another document the applicant is identified again, in person (R32, R33). */
  present: boolean;
  note?: string;
};

/**
 * Data changed or document expired: a new version follows and the three old sheets are void. The intact folder stays
 * with the applicant, and `handEnvelope` will confirm it. Before the counter has seen the form it is redone only for a
 * sheet that is missing.
 */
export function redo(ctx: Context, input: Redo) {
  return recordStep<RedoRefusal>(ctx, {
    event: "redo",
    caseId: input.caseId,
    day: input.day,
    note: input.note,
    decide: async ({ row, ruleset, copies: sheets }, tx) => {
      const missing = blockingSheets(sheets, row.state, { day: input.day, rules: ruleset });
      if (row.state === "SIGNED" && missing.length === 0) return "form-complete";
      if (!row.identityDocument) return "document-missing";
      // For a lost sheet the same papers are made again: the document is the counter's matter, as it was before.
      const sameDocument = row.state === "SIGNED" && input.reason !== "document-expired";
      if (!sameDocument) {
        const kinds = (await identityCopiesOf(tx, { practiceId: row.practiceId, caseId: row.id })).map(
          ({ kind }) => kind,
        );
        const refusal =
          proofRefusal(row, input.day, ruleset.idDocs) ??
          approvalRefusal(row.identityDocument.type, kinds, ruleset.idDocs);
        if (refusal) return refusal;
      }
      const reidentified = input.reason === "document-expired";
      if (reidentified && !input.present) return "applicant-not-present";

      const form = await latestForm(tx, { practiceId: row.practiceId, caseId: row.id });
      const current = form && form.voidedOn === null ? form : null;
      if (current) await voidForm(tx, current, input.day);
      return {
        set: {
          batchId: null,
          presentedOn: null,
          acceptedOn: null,
          signedOn: null,
          envelopeGivenOn: null,
          rejectionCode: null,
          identifiedOn: reidentified ? input.day : row.identifiedOn,
          documentExpiresOn: row.identityDocument.expiresOn,
          officerId: ctx.actor.userId,
          officerName: ctx.actor.name,
        },
        custody: current ? [{ event: "voidForm" as const, version: current.version }] : [],
        act: "case.redone" as const,
        facts: { reason: input.reason, voidedVersion: current?.version ?? null },
      };
    },
  });
}
