import type { identityDocuments as it } from "../it/identity-documents";
import type { WordsLike } from "../words-like";

export const identityDocuments: WordsLike<typeof it> = {
  types: {
    IDENTITY_CARD: "Identity card",
    PASSPORT: "Passport",
    DRIVING_LICENCE: "Driving licence",
    NAUTICAL_LICENCE: "Nautical licence",
    FIREARMS_LICENCE: "Firearms licence",
    PENSION_BOOKLET: "Pension booklet",
    HEATING_LICENCE: "Heating-plant operator’s licence",
    STATE_STAFF_CARD: "Staff card of a State administration",
    RESIDENCE_PERMIT: "Residence permit",
    HEALTH_CARD: "Health card",
  },
  refusals: {
    "document-not-accepted": "The Chamber does not accept this document: ask the applicant for another one.",
    "approval-missing": "This document counts only with the Chamber’s written approval: give its reference.",
    "approval-not-on-file":
      "This document counts only with the Chamber’s written approval: upload the letter too, as photo or PDF.",
    "document-not-yet-issued": "The date of issue is in the future: correct it as it is printed on the document.",
    "paper-card-no-longer-valid":
      "The paper identity card is no longer valid, whatever expiry is printed on it: ask for another document.",
    "expiry-missing":
      "The expiry is missing: write it as printed. Only electronic cards of unlimited validity may lack it.",
    "document-expired": "The document has expired: ask the applicant for a valid one.",
    "residence-permit-missing": "For this citizenship the residence permit is needed too: add it.",
    "residence-permit-expired": "The residence permit has expired: ask the applicant for a valid one.",
  },
  oddNumber: "The number does not have the usual shape for this document: check it again.",
};
