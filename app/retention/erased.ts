import type { Applicant } from "~/cases/applicant";
import type { RequestFormContent } from "~/paperwork/request-form";

/** What stands in lists where a name was. */
export const NO_NAME = "—";

/** The person of a case or of the address book after erasure: nothing that tells who it was. */
export const ERASED_APPLICANT = {
  surname: NO_NAME,
  name: "",
  codiceFiscale: "",
} as Applicant;

/** The printed form after erasure: under which rules and in which edition it was printed, no word of what it said. */
export const erasedContent = ({ formVersion, rulesetCode }: RequestFormContent): RequestFormContent =>
  ({ formVersion, rulesetCode }) as RequestFormContent;
