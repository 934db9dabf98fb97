import type { RequestType, Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { DeviceType, RequestFormContent } from "./request-form";

/** A certificate on board, with its own dates (A14). */
export type PrintedCertificate = { serial: string; notBefore: Day; notAfter: Day };

export type PrintedDevice = {
  type: DeviceType;
  serial: string;
  authentication: PrintedCertificate;
  signature: PrintedCertificate;
};

/** What the registration form and the delivery receipt of a device have in common (§8.2). */
export type DevicePaperContent = {
  /** The edition of the day of production: a chamber's own, or a built-in one. */
  formVersion: string;
  rulesetCode: string;
  chamber: string;
  office: string;
  practiceName: string;
  mandateNo: string;
  /** Who collects, or who delivers; null is written by hand. */
  officerName: string | null;
  holder: Pick<
    RequestFormContent["applicant"],
    "surname" | "name" | "codiceFiscale" | "birthDate" | "birthPlace" | "birthProvince" | "email" | "mobile"
  >;
  envelopeSerial: string;
  device: PrintedDevice;
};

/** What a registration form says (R46). */
export type RegistrationFormContent = DevicePaperContent & {
  /** The request form's sheet that the office registered, as `sheetCode` writes it. */
  requestFormCode: string;
  requestType: RequestType;
  producedOn: Day;
};

/** What a delivery receipt says (R47–R50); place and day of the delivery are written by hand. */
export type DeliveryReceiptContent = DevicePaperContent & {
  returnTerm: { days: number; dayKind: ReceiptTerm["dayKind"]; startEvent: ReceiptTerm["startEvent"] };
};

type ReceiptTerm = Ruleset["receipt"]["term"];

export type DevicePaperFacts = {
  /** The request form that was presented, as it was printed. */
  request: RequestFormContent;
  /** The ruleset of the day of production. */
  rules: Pick<Ruleset, "code" | "receipt">;
  formVersion: string;
  officerName: string | null;
  device: PrintedDevice;
};

/** The registration form of a device made for this request. */
export function registrationFormContent(
  facts: DevicePaperFacts & { requestFormCode: string; producedOn: Day },
): RegistrationFormContent {
  return {
    ...devicePaper(facts),
    requestFormCode: facts.requestFormCode,
    requestType: facts.request.requestType,
    producedOn: facts.producedOn,
  };
}

/** The delivery receipt of a device made for this request. */
export function deliveryReceiptContent(facts: DevicePaperFacts): DeliveryReceiptContent {
  const { days, dayKind, startEvent } = facts.rules.receipt.term;
  return { ...devicePaper(facts), returnTerm: { days, dayKind, startEvent } };
}

function devicePaper({ request, rules, formVersion, officerName, device }: DevicePaperFacts): DevicePaperContent {
  const { surname, name, codiceFiscale, birthDate, birthPlace, birthProvince, email, mobile } = request.applicant;
  return {
    formVersion,
    rulesetCode: rules.code,
    chamber: request.chamber,
    office: request.office,
    practiceName: request.practiceName,
    mandateNo: request.mandateNo,
    officerName,
    holder: { surname, name, codiceFiscale, birthDate, birthPlace, birthProvince, email, mobile },
    envelopeSerial: request.envelope.serial,
    device,
  };
}
