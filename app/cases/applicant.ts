import type { DocumentType } from "~/identity-documents/document-rules";
import type { Day } from "~/terms/day";

/** The person as a case (or the practice's address book) holds it. */
export type Applicant = {
  surname: string;
  name: string;
  sex: "M" | "F";
  birthDate: Day;
  birthPlace: string;
  /** Two letters of the province, `EE` for a foreign state. */
  birthProvince: string;
  /** Belfiore code, or null when the place is not in the table. */
  birthPlaceCode: string | null;
  /** ISO 3166-1 alpha-2. */
  citizenship: string;
  codiceFiscale: string;
  /** Why what was typed may differ from what the codice fiscale says; a code, never free text. */
  disagreementReason: DisagreementReason | null;
  street: string;
  postcode: string;
  municipality: string;
  province: string;
  country: string;
  /** Empty for who came into the address book by an import that had none: a case asks for both before it identifies. */
  email: string;
  mobile: string;
};

/** What an address book may lack and a case has to have: it goes on the form, and into the certificate. */
export const CONTACTS = ["email", "mobile"] as const;
export type Contact = (typeof CONTACTS)[number];

export const lackingContacts = (applicant: Pick<Applicant, Contact>): Contact[] =>
  CONTACTS.filter((contact) => applicant[contact] === "");

export const DISAGREEMENT_REASONS = [
  "registry-correction",
  "foreign-name-order",
  "transliteration",
  "place-renamed",
  "card-shows-it-so",
] as const;
export type DisagreementReason = (typeof DISAGREEMENT_REASONS)[number];

/** The document shown at identification, as printed on it. */
export type CaseIdentityDocument = {
  type: DocumentType;
  paper: boolean;
  number: string;
  issuer: string;
  issuedOn: Day;
  /** Null only for identity cards of unlimited validity. */
  expiresOn: Day | null;
  /** Reference of the chamber's written approval, for documents that need one (A21). */
  approvalReference: string | null;
  residencePermit: { number: string; expiresOn: Day | null } | null;
};

/** Folded surname and name for ordering and prefix search: no accents, apostrophes or case. */
export function nameKey(surname: string, name: string): string {
  return fold(`${surname} ${name}`);
}

export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .replace(/[łŁ]/g, "l")
    .replace(/[øØ]/g, "o")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/['’`\-.]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
