import type { Applicant } from "~/cases/applicant";
import type { RequestFormContent } from "~/paperwork/request-form";

/** What stands where a name was, in every language and on paper. */
const NO_NAME = "—";

/** The name that a list shows: in its reader's words where the person was erased. */
export const shownName = (name: string, erased: string): string => (name.trim() === NO_NAME ? erased : name);

/** The person of a case or of the address book after erasure: nothing that tells who it was. */
export const ERASED_APPLICANT = {
  ...{ surname: NO_NAME, name: "", codiceFiscale: "", disagreementReason: null },
  ...{ birthPlace: "", birthProvince: "", birthPlaceCode: null, citizenship: "" },
  ...{ street: "", postcode: "", municipality: "", province: "", country: "", email: "", mobile: "" },
} as unknown as Applicant;

/** The printed form after erasure: under which rules and in which edition it was printed, no word of what it said. */
export const erasedContent = ({ formVersion, rulesetCode }: RequestFormContent): RequestFormContent =>
  ({ formVersion, rulesetCode }) as RequestFormContent;
