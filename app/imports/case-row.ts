import { safeParse } from "zod";
import { type Applicant, type CaseIdentityDocument, fold } from "~/cases/applicant";
import type { CaseState } from "~/cases/lifecycle";
import { holdsSecretCode } from "~/cases/note-guard";
import { ageOn } from "~/clients/person-checks";
import { deviceRefusal, isDeviceSerial, normaliseSerial } from "~/devices/device";
import { documentForm, readDocument } from "~/identity-documents/document-form";
import { type DocumentRefusal, documentRefusal, residencePermitRefusal } from "~/identity-documents/document-rules";
import { type Enablement, enabledOn, type Mandate, standingOn } from "~/mandates/mandate";
import { findRulesetOn, type RulesetPeriod } from "~/rulesets/catalog";
import { REQUEST_TYPES, type RequestType, type Ruleset } from "~/rulesets/ruleset";
import { type Day, isDay } from "~/terms/day";
import { errorCodeOf } from "~/ui/form/error-code-of";
import type { ErrorCode } from "~/ui/words/it/errors";
import { CHOICES, isCaseState } from "./choices";
import type { RowFaults, RowValues, TakenOverCase, TakenOverDevice } from "./import";
import { onceADay } from "./once-a-day";
import { faultsOf } from "./person-row";
import { readSheetDay } from "./sheet-day";
import { isToBeMade, mayTakeOver, TAKEN_OVER_STATES, type TakenOverState } from "./taken-over";

/** A mandate of the practice with what decides about a case under it. */
export type MandateAtHand = Mandate & {
  id: string;
  number: string;
  chamber: { chamberId: string; name: string; city: string; counter: "CHAMBER_RECORDS" | "PRACTICE_RECORDS" };
  periods: readonly RulesetPeriod[];
  officers: readonly (Enablement & { userId: string; name: string; isApplicant: (code: string) => boolean })[];
};

/** What the practice has already, and what a row that says nothing of it is given. */
export type CasesAtHand = {
  mandates: readonly MandateAtHand[];
  defaults: { mandateId: string; officerId: string; scratchLayer: "SILVER" | "GOLD" };
  /** Folders by `keyOf(chamber, serial)`; only one in stock can still be given. */
  envelopes: ReadonlyMap<string, "IN_STOCK" | "GIVEN" | "VOID" | "RETURNED">;
  devices: ReadonlySet<string>;
};

/** A serial is unique within its chamber. */
export const keyOf = (chamberId: string, serial: string): string => `${chamberId} ${serial}`;

export type CheckedCase = {
  values: RowValues;
  faults: RowFaults;
  case: TakenOverCase | null;
  envelopeKey: string | null;
  deviceKey: string | null;
};

/** The days of a case in their order, with the field each stands in. */
const DAYS = [
  "identifiedOn",
  "envelopeGivenOn",
  "signedOn",
  "presentedOn",
  "producedOn",
  "collectedOn",
  "deliveredOn",
] as const;
type DayField = (typeof DAYS)[number];

/** What a case has behind it in each state: a day must be there for these, and for none behind them. */
const REACHED: Record<TakenOverState, DayField> = {
  SIGNED: "signedOn",
  PRESENTED: "presentedOn",
  SCHEDULED: "presentedOn",
  PRODUCED: "producedOn",
  COLLECTED: "collectedOn",
  DELIVERED: "deliveredOn",
};

/** Acts that only an active mandate allows (domain §2.1, Mandate). */
const UNDER_MANDATE: readonly DayField[] = ["identifiedOn", "presentedOn", "collectedOn", "deliveredOn"];

/**
 * A running case as its row says it stands: days in order and none in the future, rules in force and the mandate active
 * on them, an officer who was enabled on the day of the identification, a document that was good then, folder and device
 * that no other case has. `applicant` is null when the person is wrong; the rest is looked at all the same.
 */
export function checkCase(
  cells: Readonly<RowValues>,
  applicant: Applicant | null,
  hand: CasesAtHand,
  today: Day,
): CheckedCase {
  const values = tidied(cells, today);
  const faults = new Faults();
  const mandate = mandateOf(values, hand);
  if (mandate === null) faults.add("mandate", "mandate-unknown");
  const state = stateOf(values.state, mandate, faults);
  const days = daysOf(values, state, today, faults);
  const rules = mandate === null ? null : rulesOf(days, mandate, faults);
  const officer = mandate === null ? null : officerOf(values, mandate, days.identifiedOn, applicant, hand, faults);
  const identityDocument = documentOf(values, state, days.identifiedOn, rules, today, faults);
  const chamberId = mandate?.chamber.chamberId ?? "";
  const serial = folderOf(values, chamberId, hand, faults);
  const device = deviceOf(values, state, days.producedOn, chamberId, hand, faults);
  const reference = noteOf(values.paperReference, 40, "paperReference", faults);
  const place = noteOf(values.identifiedAtPlace, 80, "identifiedAtPlace", faults);
  choiceOf(values, "requestType", REQUEST_TYPES, faults);
  choiceOf(values, "deviceType", ["USB_TOKEN", "SMART_CARD"], faults);
  choiceOf(values, "scratchLayer", ["SILVER", "GOLD"], faults);
  const scheduledFor = scheduleOf(values, state, days.presentedOn, faults);
  if (applicant && days.identifiedOn && rules && ageOn(applicant.birthDate, days.identifiedOn) < rules.minimumAge) {
    faults.add("birthDate", "under-age-then");
  }

  const keys = {
    envelopeKey: serial === "" ? null : keyOf(chamberId, serial),
    deviceKey: device === null ? null : keyOf(chamberId, device.serial),
  };
  const { identifiedOn, envelopeGivenOn, signedOn, ...later } = days;
  const complete = identifiedOn && envelopeGivenOn && signedOn && mandate && officer && state;
  if (faults.any || !complete) return { values, faults: faults.byField, case: null, ...keys };
  return {
    values,
    faults: {},
    ...keys,
    case: {
      state,
      chamberId,
      mandateId: mandate.id,
      officerId: officer.userId,
      officerName: officer.name,
      requestType: (values.requestType ?? "NEW") as RequestType,
      deviceType: (values.deviceType ?? "USB_TOKEN") as TakenOverCase["deviceType"],
      paperReference: reference,
      identityDocument,
      identifiedAtPlace: place,
      envelope: {
        serial,
        scratchLayer: (values.scratchLayer ?? hand.defaults.scratchLayer) as "SILVER" | "GOLD",
      },
      identifiedOn,
      envelopeGivenOn,
      signedOn,
      ...later,
      scheduledFor,
      device,
    },
  };
}

const DAY_FIELDS = [
  ...DAYS,
  "documentIssuedOn",
  "documentExpiresOn",
  "permitExpiresOn",
  "certificatesFrom",
  "certificatesTo",
  "scheduledFor",
];
const CHOICE_FIELDS = ["state", "requestType", "deviceType", "documentType", "scratchLayer"] as const;
/** Days that may lie ahead. */
const AHEAD: readonly string[] = ["documentExpiresOn", "permitExpiresOn", "certificatesTo", "scheduledFor"];

function tidied(cells: Readonly<RowValues>, today: Day): RowValues {
  const values = { ...cells };
  for (const field of DAY_FIELDS) {
    if (values[field])
      values[field] = readSheetDay(values[field], AHEAD.includes(field) ? FAR : today) ?? values[field];
  }
  for (const field of CHOICE_FIELDS) if (values[field]) values[field] = CHOICES[field](values[field]);
  if (values.envelope) values.envelope = values.envelope.replace(/\s/g, "").toUpperCase();
  if (values.device) values.device = normaliseSerial(values.device);
  for (const field of ["authenticationSerial", "signatureSerial"]) {
    if (values[field]) values[field] = values[field].replace(/[\s:]/g, "").toUpperCase();
  }
  // On paper the three are one sitting: where only the signatures have a day, it is theirs too.
  if (values.signedOn) {
    values.identifiedOn ||= values.signedOn;
    values.envelopeGivenOn ||= values.identifiedOn;
  }
  return values;
}

/** Years of two digits that lie ahead are of this century. */
const FAR = "2099-12-31" as Day;

function mandateOf({ mandate }: RowValues, { mandates, defaults }: CasesAtHand): MandateAtHand | null {
  if (!mandate) return mandates.find(({ id }) => id === defaults.mandateId) ?? null;
  const said = fold(mandate);
  const named = mandates.filter(
    ({ number, chamber }) => fold(number) === said || fold(chamber.city) === said || fold(chamber.name) === said,
  );
  return named.find(({ id }) => id === defaults.mandateId) ?? (named.length === 1 ? (named[0] ?? null) : null);
}

function stateOf(text: string | undefined, mandate: MandateAtHand | null, faults: Faults): TakenOverState | null {
  if (!text) return faults.add("state", "required");
  if (!isCaseState(text)) return faults.add("state", "not-a-case-state");
  if (!isTakenOver(text)) return faults.add("state", "state-not-taken-over");
  if (mandate !== null && !mayTakeOver(text, mandate.chamber.counter))
    return faults.add("state", "state-of-the-counter");
  return text;
}

const isTakenOver = (state: CaseState): state is TakenOverState =>
  (TAKEN_OVER_STATES as readonly CaseState[]).includes(state);

type Days = Record<DayField, Day | null>;

function daysOf(values: RowValues, state: TakenOverState | null, today: Day, faults: Faults): Days {
  const days = Object.fromEntries(DAYS.map((field) => [field, null])) as Days;
  const reached = state === null ? null : DAYS.indexOf(REACHED[state]);
  let before: Day | null = null;
  for (const [at, field] of DAYS.entries()) {
    const text = values[field] ?? "";
    if (text === "") {
      if (reached !== null && at <= reached) faults.add(field, "required");
      continue;
    }
    if (!isDay(text)) faults.add(field, "not-a-day");
    else if (text < "1990-01-01") faults.add(field, "day-too-far");
    else if (text > today) faults.add(field, "day-in-future");
    else if (reached !== null && at > reached) faults.add(field, "beyond-its-state");
    else if (before !== null && text < before) faults.add(field, "day-before-previous");
    else days[field] = text;
    if (isDay(text)) before = text;
  }
  return days;
}

/** The rules on the day of the identification; each day must have some, and find the mandate active. */
function rulesOf(days: Days, mandate: MandateAtHand, faults: Faults): Ruleset | null {
  for (const field of DAYS) {
    const on = days[field];
    if (on === null) continue;
    if (findRulesetOn(mandate.periods, on) === null) faults.add(field, "no-rules-then");
    else if (UNDER_MANDATE.includes(field) && standingOn(mandate, on) !== "ACTIVE") {
      faults.add(field, "mandate-not-active-then");
    }
  }
  return days.identifiedOn === null ? null : findRulesetOn(mandate.periods, days.identifiedOn);
}

function officerOf(
  values: RowValues,
  { officers }: MandateAtHand,
  identifiedOn: Day | null,
  applicant: Applicant | null,
  { defaults }: CasesAtHand,
  faults: Faults,
) {
  const said = fold(values.officer ?? "");
  const named = officers.filter(({ userId, name }) =>
    said === "" ? userId === defaults.officerId : isNamed(said, name),
  );
  if (named.length === 0) return faults.add("officer", said === "" ? "required" : "officer-unknown");
  const enabled = identifiedOn === null ? named : named.filter((officer) => enabledOn(officer, identifiedOn));
  const [officer] = enabled;
  if (officer === undefined) return faults.add("officer", "officer-not-enabled-then");
  if (applicant !== null && officer.isApplicant(applicant.codiceFiscale))
    return faults.add("officer", "officer-is-applicant");
  return officer;
}

/** In either order: «Rossi Paola» is «Paola Rossi». */
const isNamed = (said: string, name: string) =>
  said.split(" ").sort().join(" ") === fold(name).split(" ").sort().join(" ");

const documentFormOf = onceADay(documentForm);
const DOCUMENT_FIELDS = [
  "documentType",
  "documentNumber",
  "documentIssuer",
  "documentIssuedOn",
  "documentExpiresOn",
  "permitNumber",
  "permitExpiresOn",
];

/**
 * Needed as long as the counter has to look at it, with the residence permit of who is no citizen of the Union;
 * afterwards what the paper still says.
 */
function documentOf(
  values: RowValues,
  state: TakenOverState | null,
  identifiedOn: Day | null,
  rules: Ruleset | null,
  today: Day,
  faults: Faults,
): CaseIdentityDocument | null {
  const isNeeded = isToBeMade(state ?? undefined);
  if (!isNeeded && DOCUMENT_FIELDS.every((field) => !values[field])) return null;
  const read = safeParse(
    documentFormOf(today),
    {
      type: values.documentType,
      paper: false,
      number: values.documentNumber ?? "",
      issuer: values.documentIssuer ?? "",
      issuedOn: values.documentIssuedOn ?? "",
      expiresOn: values.documentExpiresOn ?? "",
      approvalReference: "",
      permitNumber: values.permitNumber ?? "",
      permitExpiresOn: values.permitExpiresOn ?? "",
    },
    { error: errorCodeOf },
  );
  if (!read.success) {
    for (const [field, codes] of Object.entries(faultsOf(read.error.issues))) {
      for (const code of codes) faults.add(IN_FILE[field] ?? "documentNumber", code);
    }
    return null;
  }
  const document = readDocument(read.data);
  const refusal =
    rules === null || identifiedOn === null ? null : documentRefusal(document, identifiedOn, rules.idDocs);
  if (refusal !== null) faults.add(...REFUSED_AT[refusal]);
  if (isNeeded && identifiedOn !== null && values.citizenship) {
    const permit = residencePermitRefusal(document.residencePermit, values.citizenship, identifiedOn);
    if (permit === "residence-permit-missing") faults.add("permitNumber", "required");
    if (permit === "residence-permit-expired") faults.add("permitExpiresOn", "document-not-valid-then");
  }
  return document;
}

const IN_FILE: Record<string, string> = {
  type: "documentType",
  number: "documentNumber",
  issuer: "documentIssuer",
  issuedOn: "documentIssuedOn",
  expiresOn: "documentExpiresOn",
  permitNumber: "permitNumber",
  permitExpiresOn: "permitExpiresOn",
};

const REFUSED_AT: Record<DocumentRefusal, [string, ErrorCode]> = {
  "document-not-accepted": ["documentType", "document-not-accepted-then"],
  "approval-missing": ["documentType", "document-not-accepted-then"],
  "document-not-yet-issued": ["documentIssuedOn", "document-not-valid-then"],
  "paper-card-no-longer-valid": ["documentType", "document-not-valid-then"],
  "expiry-missing": ["documentExpiresOn", "required"],
  "document-expired": ["documentExpiresOn", "document-not-valid-then"],
};

function folderOf({ envelope = "" }: RowValues, chamberId: string, { envelopes }: CasesAtHand, faults: Faults): string {
  if (envelope === "") faults.add("envelope", "required");
  else if (!/^[0-9A-Z/-]{1,33}$/.test(envelope)) faults.add("envelope", "not-a-serial");
  else {
    const there = envelopes.get(keyOf(chamberId, envelope));
    if (there === undefined || there === "IN_STOCK") return envelope;
    faults.add("envelope", "used-before");
  }
  return "";
}

function deviceOf(
  values: RowValues,
  state: TakenOverState | null,
  producedOn: Day | null,
  chamberId: string,
  { devices }: CasesAtHand,
  faults: Faults,
): TakenOverDevice | null {
  const made = state === "PRODUCED" || state === "COLLECTED" || state === "DELIVERED";
  const { device: serial = "", authenticationSerial = "", signatureSerial = "" } = values;
  if (!made) {
    if (serial !== "" && state !== null) faults.add("device", "beyond-its-state");
    return null;
  }
  if (serial === "") return faults.add("device", "required");
  if (!isDeviceSerial(serial)) return faults.add("device", "not-a-serial");
  if (devices.has(keyOf(chamberId, serial))) return faults.add("device", "used-before");
  for (const field of ["authenticationSerial", "signatureSerial"] as const) {
    if (values[field] && !/^[0-9A-F]{2,40}$/.test(values[field])) faults.add(field, "not-a-serial");
  }
  if (authenticationSerial !== "" && authenticationSerial === signatureSerial)
    faults.add("signatureSerial", "duplicate");
  const notBefore = certificateDay(values, "certificatesFrom", faults);
  const notAfter = certificateDay(values, "certificatesTo", faults);
  if (producedOn !== null && !isInForce(notBefore, notAfter, producedOn)) {
    const field = notBefore !== null && notBefore > producedOn ? "certificatesFrom" : "certificatesTo";
    faults.add(field, "certificate-days-then");
  }
  return {
    serial,
    authenticationSerial: authenticationSerial === "" ? null : authenticationSerial,
    signatureSerial: signatureSerial === "" ? null : signatureSerial,
    notBefore,
    notAfter,
  };
}

/** By the rule of the counter's own form, as far as the days are known. */
function isInForce(notBefore: Day | null, notAfter: Day | null, producedOn: Day): boolean {
  const certificate = (serial: string) => ({
    serial,
    notBefore: notBefore ?? producedOn,
    notAfter: notAfter ?? FAR,
  });
  const device = { serial: "00000000", authentication: certificate("AA"), signature: certificate("BB") };
  return deviceRefusal(device, producedOn) === null;
}

function certificateDay(values: RowValues, field: "certificatesFrom" | "certificatesTo", faults: Faults): Day | null {
  const text = values[field] ?? "";
  if (text === "") return null;
  return isDay(text) ? text : faults.add(field, "not-a-day");
}

function scheduleOf(
  { scheduledFor = "" }: RowValues,
  state: TakenOverState | null,
  presentedOn: Day | null,
  faults: Faults,
): Day | null {
  if (state !== "SCHEDULED") return null;
  if (scheduledFor === "") return faults.add("scheduledFor", "required");
  if (!isDay(scheduledFor)) return faults.add("scheduledFor", "not-a-day");
  if (presentedOn !== null && scheduledFor < presentedOn) return faults.add("scheduledFor", "day-before-previous");
  return scheduledFor;
}

function noteOf(text: string | undefined, longest: number, field: string, faults: Faults): string | null {
  if (!text) return null;
  if (text.length > longest) return faults.add(field, "too-long");
  if (/[\p{Cc}\p{Cf}<>]/u.test(text)) return faults.add(field, "invalid");
  return holdsSecretCode(text) ? faults.add(field, "secret-not-allowed") : text;
}

function choiceOf(values: RowValues, field: string, codes: readonly string[], faults: Faults): void {
  if (values[field] && !codes.includes(values[field])) faults.add(field, "choose-one");
}

class Faults {
  readonly byField: RowFaults = {};
  get any(): boolean {
    return Object.keys(this.byField).length > 0;
  }
  /** Null, for who has nothing to go on with. */
  add(field: string, code: ErrorCode): null {
    this.byField[field] = [...new Set([...(this.byField[field] ?? []), code])];
    return null;
  }
}
