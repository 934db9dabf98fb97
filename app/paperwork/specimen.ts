import type { Ruleset } from "~/rulesets/ruleset";
import { day } from "~/terms/day";
import type { BatchSlipContent } from "./batch-slip";
import type { DeliveryReceiptContent, RegistrationFormContent } from "./device-papers";
import type { RequestFormContent } from "./request-form";

/** Under which rules, and at which chamber, a facsimile is shown. */
export type SpecimenOf = {
  formVersion: string;
  rules: Pick<Ruleset, "code" | "informationTopics" | "envelope" | "receipt" | "requestForm">;
  chamber: string;
  office: string;
};

/** Nobody's data: the codice fiscale has no birth date, the numbers are out of use. */
export const SPECIMEN_CASE = "0000/0";

/** A request form filled in for nobody. */
export function specimenRequest({ formVersion, rules, chamber, office }: SpecimenOf): RequestFormContent {
  return {
    formVersion,
    rulesetCode: rules.code,
    chamber,
    office,
    practiceName: "Studio di esempio",
    mandateNo: "0000-000",
    officerName: "Paola Esempio",
    requestType: "NEW",
    deviceType: "USB_TOKEN",
    applicant: {
      surname: "Esempio",
      name: "Maria Teresa",
      sex: "F",
      birthDate: day("1980-01-01"),
      birthPlace: "Torino",
      birthProvince: "TO",
      citizenship: "Italia",
      codiceFiscale: "XXXXXX00X00X000X",
      residence: {
        street: "via dell’Esempio 1",
        postcode: "00000",
        municipality: "Torino",
        province: "TO",
        state: "Italia",
      },
      email: "maria.esempio@example.it",
      mobile: "+39 000 0000000",
    },
    identityDocument: {
      type: "IDENTITY_CARD",
      number: "XX00000XX",
      issuer: "Comune di Torino",
      issuedOn: day("2025-01-01"),
      expiresOn: day("2035-01-01"),
      residencePermit: null,
    },
    envelope: {
      serial: "XX-0000-00000",
      sealColour: "SILVER",
      sealIntact: true,
      contents: rules.envelope.contents.map(({ it }) => it),
    },
    topics: rules.informationTopics.map(({ it }) => it),
    role: null,
    usageLimits: null,
    publicationConsent: false,
    place: null,
    date: null,
  };
}

function specimenDevice(of: SpecimenOf) {
  const { formVersion, rulesetCode, chamber, office, practiceName, mandateNo, officerName, applicant, envelope } =
    specimenRequest(of);
  return {
    ...{ formVersion, rulesetCode, chamber, office, practiceName, mandateNo, officerName },
    holder: applicant,
    envelopeSerial: envelope.serial,
    device: {
      type: "USB_TOKEN" as const,
      serial: "0000000000000000",
      authentication: { serial: "00000000", notBefore: day("2027-01-01"), notAfter: day("2030-01-01") },
      signature: { serial: "00000000", notBefore: day("2027-01-01"), notAfter: day("2030-01-01") },
    },
  };
}

export function specimenRegistration(of: SpecimenOf): RegistrationFormContent {
  return {
    ...specimenDevice(of),
    requestFormCode: "0000000000-M2-1",
    requestType: "NEW",
    producedOn: day("2027-01-01"),
  };
}

export function specimenReceipt(of: SpecimenOf): DeliveryReceiptContent {
  const { days, dayKind, startEvent } = of.rules.receipt.term;
  return { ...specimenDevice(of), returnTerm: { days, dayKind, startEvent } };
}

export function specimenSlip(of: SpecimenOf): BatchSlipContent {
  const { formVersion, chamber, office } = of;
  const { practiceName, mandateNo, officerName } = specimenRequest(of);
  return {
    ...{ formVersion, chamber, office, practiceName, mandateNo, officerName },
    slipNumber: SPECIMEN_CASE,
    code: "",
    appointment: { on: day("2027-01-08"), hour: "9.30" },
    closedOn: day("2027-01-07"),
    lines: ["Maria Teresa", "Giovanni"].map((name, index) => ({
      position: index + 1,
      surname: "Esempio",
      name,
      caseNumber: SPECIMEN_CASE,
      caseCode: "0000000000",
      forms: of.rules.requestForm.chamberKeeps,
      identityCopies: 3,
      otherCopies: 0,
      decided: null,
      instalment: { agreed: false, promise: null },
    })),
  };
}
