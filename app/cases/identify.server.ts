import type { Context } from "~/access/context";
import { taxCodeIndex } from "~/access/tax-code-index.server";
import { ageOn, disagreementsOf } from "~/clients/person-checks";
import {
  type ApprovalRefusal,
  approvalRefusal,
  type DocumentRefusal,
  documentRefusal,
  type ResidencePermitRefusal,
  residencePermitRefusal,
} from "~/identity-documents/document-rules";
import { hasCopies, requiredSides } from "~/identity-documents/required-copies";
import type { Day } from "~/terms/day";
import { identityCopiesOf } from "~db/queries/cases";
import { lackingContacts } from "./applicant";
import { type CaseFile, type Decision, recordStep } from "./step.server";

export type Identify = {
  caseId: string;
  day: Day;
  place: string;
  /** R32: the applicant was there in person. */
  present: boolean;
  /** R33: the face and the data were compared with the original document. */
  compared: boolean;
};

export type IdentifyRefusal =
  | DocumentRefusal
  | "applicant-not-present"
  | "not-compared"
  | "document-missing"
  | "copies-missing"
  | ApprovalRefusal
  | ResidencePermitRefusal
  | "under-age"
  | "contact-missing"
  | "officer-is-applicant"
  | "disagreement-without-reason";

/** The officer identifies the applicant in presence (R32–R34). */
export function identify(ctx: Context, input: Identify) {
  return recordStep<IdentifyRefusal>(ctx, {
    event: "identify",
    caseId: input.caseId,
    day: input.day,
    decide: async (file, tx) => {
      const copies = await identityCopiesOf(tx, { practiceId: file.row.practiceId, caseId: file.row.id });
      const me = file.officers.find((officer) => officer.userId === ctx.actor.userId);
      const applicantIndex = taxCodeIndex(ctx.platform.masterKey, file.row.codiceFiscale);
      const isMyself = me?.taxCodeIndex?.equals(applicantIndex) ?? false;
      return decideIdentify(file, input, {
        kinds: copies.map((copy) => copy.kind),
        officer: { id: ctx.actor.userId, name: ctx.actor.name, isApplicant: isMyself },
      });
    },
  });
}

type Known = { kinds: readonly string[]; officer: { id: string; name: string; isApplicant: boolean } };

export function decideIdentify(
  { row, ruleset }: Pick<CaseFile, "row" | "ruleset">,
  input: Identify,
  { kinds, officer }: Known,
): Decision<"case.identified"> | IdentifyRefusal {
  if (!input.present) return "applicant-not-present";
  if (!input.compared) return "not-compared";
  if (officer.isApplicant) return "officer-is-applicant";
  if (ageOn(row.applicant.birthDate, input.day) < ruleset.minimumAge) return "under-age";
  if (lackingContacts(row.applicant).length > 0) return "contact-missing";

  const document = row.identityDocument;
  if (!document) return "document-missing";
  const refusal = documentRefusal(document, input.day, ruleset.idDocs);
  if (refusal) return refusal;
  const permit = residencePermitRefusal(document.residencePermit, row.applicant.citizenship, input.day);
  if (permit) return permit;
  if (!hasCopies(requiredSides(row.applicant.citizenship, ruleset), kinds)) return "copies-missing";
  const approval = approvalRefusal(document.type, kinds, ruleset.idDocs);
  if (approval) return approval;
  const disagreements = disagreementsOf(row.applicant);
  if (disagreements.length > 0 && row.applicant.disagreementReason === null) return "disagreement-without-reason";

  return {
    set: {
      identifiedOn: input.day,
      identifiedAtPlace: input.place,
      officerId: officer.id,
      officerName: officer.name,
      documentExpiresOn: document.expiresOn,
    },
    act: "case.identified",
    facts: { officerId: officer.id, documentType: document.type, warnings: disagreements },
  };
}
