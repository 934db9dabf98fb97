import type { Context } from "~/access/context";
import { hasCopies, requiredCopies } from "~/identity-documents/required-copies";
import type { Office } from "~/mandates/offices.server";
import type { Day } from "~/terms/day";
import type { CaseLine } from "~db/queries/case-lists";
import type { CaseAtHand, Viewer } from "./next-act";
import { rejectionOf } from "./rejection";

/** What decides about the next act of a case in a list. */
export function lineAtHand(line: CaseLine, office: Office, today: Day): CaseAtHand {
  return {
    id: line.id,
    practiceId: line.practiceId,
    code: line.code,
    state: line.state,
    counter: office.chamber.counter,
    documentTyped: line.documentTyped,
    copiesComplete: hasCopies(
      requiredCopies(
        { citizenship: line.citizenship, document: line.documentType && { type: line.documentType } },
        office.rules,
      ),
      line.copyKinds,
    ),
    form: line.formStands ? "printed" : "none",
    slip: line.batchId === null || line.batchState === null ? null : { id: line.batchId, state: line.batchState },
    accepted: line.acceptedOn !== null,
    remedy: remedyOf(line, office),
    documentValid: line.documentExpiresOn === null || line.documentExpiresOn >= today,
    sent: line.sentOn !== null,
  };
}

/** What the counter's refusal asks for under the rules of today. */
export function remedyOf(
  row: { rejectionCode: string | null },
  { rules }: Pick<Office, "rules">,
): CaseAtHand["remedy"] {
  const rejection = rules === null ? null : rejectionOf(row, rules, "it");
  if (rejection === null) return row.rejectionCode === null ? null : "MEND";
  return rejection.reidentify ? "REIDENTIFY" : rejection.remedy;
}

export const viewerOf = ({ actor }: Context): Viewer => ({ desk: actor.desk.kind, roles: actor.roles });
