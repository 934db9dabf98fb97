import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Applicant, CaseIdentityDocument } from "~/cases/applicant";
import type { DocumentType as IdentityDocumentType } from "~/identity-documents/document-rules";
import type { RequestType, Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";

export type DeviceType = "USB_TOKEN" | "WIRELESS_TOKEN" | "SMART_CARD";
export type SealColour = "SILVER" | "GOLD";

/**
 * What a printed request form says, field by field (domain.md §8.1), frozen with its version. Words of the ruleset
 * (topics, contents of the folder) are kept as printed, so that an old case never changes its text.
 */
export type RequestFormContent = {
  /** The edition it was printed with: a chamber's own, or a built-in one. */
  formVersion: string;
  rulesetCode: string;
  chamber: string;
  office: string;
  practiceName: string;
  mandateNo: string;
  officerName: string;
  requestType: RequestType;
  deviceType: DeviceType;
  applicant: {
    surname: string;
    name: string;
    sex: "F" | "M";
    birthDate: Day;
    birthPlace: string;
    /** Two letters of an Italian province, or EE for a foreign state, which is then the birth place. */
    birthProvince: string;
    /** The state's name in Italian. */
    citizenship: string;
    codiceFiscale: string;
    residence: { street: string; postcode: string; municipality: string; province: string; state: string };
    email: string;
    mobile: string;
  };
  identityDocument: {
    type: IdentityDocumentType;
    number: string;
    issuer: string;
    issuedOn: Day;
    /** Null only for a card of unlimited validity. */
    expiresOn: Day | null;
    residencePermit: { number: string; expiresOn: Day | null } | null;
  };
  envelope: { serial: string; sealColour: SealColour; sealIntact: boolean; contents: string[] };
  /** The six topics explained (R40). */
  topics: string[];
  /** Role or organisation in the certificate, which needs the third party's consent; limits of use. */
  role: string | null;
  usageLimits: string | null;
  publicationConsent: boolean;
  /** Where and when the form is signed; null is written by hand. */
  place: string | null;
  date: Day | null;
};

/** SHA-256, in hex, of the canonical JSON (RFC 8785): the same on the three sheets, another for any other content. */
export function contentHash(content: object): string {
  const canonical = canonicalize(content);
  if (canonical === undefined) throw new Error("content has no canonical form");
  return createHash("sha256").update(canonical, "utf8").digest("hex");
}

export type RequestFormFacts = {
  chamber: { name: string; officeName: string };
  rules: Pick<Ruleset, "code" | "informationTopics" | "envelope">;
  /** Code of the edition in force. */
  formVersion: string;
  practiceName: string;
  mandateNo: string;
  officerName: string;
  requestType: RequestType;
  deviceType: DeviceType;
  applicant: Applicant;
  identityDocument: CaseIdentityDocument;
  envelope: { serial: string; scratchLayer: SealColour; sealIntact: boolean };
  role?: string | null;
  usageLimits?: string | null;
  publicationConsent?: boolean;
  place: string | null;
  date: Day | null;
};

/** What the form of a case says, under the rules of the day it is printed. */
export function requestFormContent(facts: RequestFormFacts): RequestFormContent {
  const { applicant, identityDocument, rules } = facts;
  return {
    formVersion: facts.formVersion,
    rulesetCode: rules.code,
    chamber: facts.chamber.name,
    office: facts.chamber.officeName,
    practiceName: facts.practiceName,
    mandateNo: facts.mandateNo,
    officerName: facts.officerName,
    requestType: facts.requestType,
    deviceType: facts.deviceType,
    applicant: {
      surname: applicant.surname,
      name: applicant.name,
      sex: applicant.sex,
      birthDate: applicant.birthDate,
      birthPlace: applicant.birthPlace,
      birthProvince: applicant.birthProvince,
      citizenship: stateName(applicant.citizenship),
      codiceFiscale: applicant.codiceFiscale,
      residence: {
        street: applicant.street,
        postcode: applicant.postcode,
        municipality: applicant.municipality,
        province: applicant.province,
        state: stateName(applicant.country),
      },
      email: applicant.email,
      mobile: applicant.mobile,
    },
    identityDocument: {
      type: identityDocument.type,
      number: identityDocument.number,
      issuer: identityDocument.issuer,
      issuedOn: identityDocument.issuedOn,
      expiresOn: identityDocument.expiresOn,
      residencePermit: identityDocument.residencePermit,
    },
    envelope: {
      serial: facts.envelope.serial,
      sealColour: facts.envelope.scratchLayer,
      sealIntact: facts.envelope.sealIntact,
      contents: rules.envelope.contents.map((content) => content.it),
    },
    topics: rules.informationTopics.map((topic) => topic.it),
    role: facts.role ?? null,
    usageLimits: facts.usageLimits ?? null,
    publicationConsent: facts.publicationConsent ?? false,
    place: facts.place,
    date: facts.date,
  };
}

/** ISO 3166-1 alpha-2 to the Italian name; anything else stays as it was written. */
function stateName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(["it"], { type: "region", fallback: "code" }).of(code) ?? code;
}
