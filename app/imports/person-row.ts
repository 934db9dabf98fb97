import { safeParse } from "zod";
import { type Applicant, CONTACTS } from "~/cases/applicant";
import { applicantForm, readApplicant, valuesOfApplicant } from "~/clients/applicant-form";
import { placeText, resolvePlace } from "~/clients/birth-place";
import { birthDates, type Disagreement, type ParsedCodiceFiscale, parseCodiceFiscale } from "~/clients/codice-fiscale";
import { ageOn, disagreementsOf } from "~/clients/person-checks";
import { placeByCode } from "~/clients/places";
import { type Day, isDay } from "~/terms/day";
import { errorCodeOf } from "~/ui/form/error-code-of";
import { type ErrorCode, isErrorCode } from "~/ui/words/it/errors";
import { CHOICES } from "./choices";
import type { RowFaults, RowValues } from "./import";
import { onceADay } from "./once-a-day";
import { readSheetDay } from "./sheet-day";

export type CheckedPerson = { values: RowValues; faults: RowFaults; applicant: Applicant | null };

/**
 * The person of a row, by the rules of the form in which people are typed (`applicantForm`). What is left empty is taken
 * from `known`, the person as the address book has it, then from the codice fiscale. `values` are what the row says once
 * it was understood; `applicant` is null as long as anything is wrong. `mayLack`: nobody needs their contacts now.
 */
export function checkPerson(
  cells: Readonly<RowValues>,
  known: Applicant | null,
  today: Day,
  mayLack: boolean,
): CheckedPerson {
  const parsed = parseCodiceFiscale(cells.codiceFiscale ?? "");
  const values = completed(tidied(cells, parsed, today), known, parsed, today);
  const { street, streetNumber, birthPlace, birthProvince, disagreementReason, ...rest } = values;
  const typed = {
    ...rest,
    street: joined(street, streetNumber),
    birthPlace: withProvince(birthPlace, birthProvince),
    province: rest.province ?? "",
    email: rest.email ?? "",
    mobile: rest.mobile ?? "",
    disagreementReason: disagreementReason === "" ? undefined : disagreementReason,
  };
  const read = safeParse((mayLack ? withoutContacts : whole)(today), typed, { error: errorCodeOf });
  if (!read.success) {
    const faults = faultsOf(read.error.issues);
    // Once the codice fiscale is right it says these by itself.
    if (!parsed.ok) for (const field of SAID_BY_CODE) if (!values[field]) delete faults[field];
    return { values, faults, applicant: null };
  }

  const person = readApplicant(read.data);
  if (!person.ok) return { values, faults: { birthPlace: ["not-a-place"] }, applicant: null };
  const disagreements = disagreementsOf(person.applicant);
  if (disagreements.length > 0 && person.applicant.disagreementReason === null) {
    return { values, faults: disagreeing(disagreements), applicant: null };
  }
  const needsReason = disagreements.length > 0 || !person.placeListed;
  const reason = needsReason ? person.applicant.disagreementReason : null;
  return { values, faults: {}, applicant: { ...person.applicant, disagreementReason: reason } };
}

/** Made once a day: making it takes longer than reading a row with it. */
const whole = onceADay((today) => applicantForm(today));
const withoutContacts = onceADay((today) => applicantForm(today, CONTACTS));

const SAID_BY_CODE = ["sex", "birthDate", "birthPlace", "citizenship"];

/** Choices as codes, days as days, the codice fiscale without its blanks, the zeros back that Excel takes from a CAP. */
function tidied(cells: Readonly<RowValues>, parsed: ParsedCodiceFiscale, today: Day): RowValues {
  const values = { ...cells };
  if (parsed.ok) values.codiceFiscale = parsed.code;
  for (const field of ["sex", "citizenship", "country"] as const) {
    if (values[field]) values[field] = CHOICES[field](values[field]);
  }
  if (values.birthDate) values.birthDate = birthDay(values.birthDate, parsed, today);
  const inItaly = (values.country ?? "IT") === "IT";
  if (inItaly && /^\d{3,4}$/.test(values.postcode ?? "")) values.postcode = (values.postcode ?? "").padStart(5, "0");
  if (inItaly && (values.province ?? "").length > 2) values.province = provinceNamed(values.province ?? "");
  if (values.mobile) values.mobile = values.mobile.replace(/^0039\s*/, "+39 ");
  return values;
}

/** A year of two digits is the one that the codice fiscale can mean. */
function birthDay(text: string, parsed: ParsedCodiceFiscale, today: Day): string {
  const written = readSheetDay(text, today);
  if (written === null) return text;
  const meant = parsed.ok && parsed.kind === "PERSONAL" ? birthDates(parsed, today) : [];
  const shortYear = !/\d{4}/.test(text);
  return (shortYear ? meant.find((day) => day.slice(2) === written.slice(2)) : undefined) ?? written;
}

/** «Torino» → `TO`: the province of the town of that name. */
function provinceNamed(text: string): string {
  const place = resolvePlace(text, null, null);
  return place.ok && place.province !== "EE" ? place.province : text;
}

function completed(values: RowValues, known: Applicant | null, parsed: ParsedCodiceFiscale, today: Day): RowValues {
  const filled = known === null ? values : { ...valuesOfApplicant(known), ...withoutBlanks(values) };
  if (parsed.ok && parsed.kind === "PERSONAL") {
    filled.sex ||= parsed.sex;
    filled.birthDate ||= grownUp(birthDates(parsed, today), today) ?? "";
    if (!filled.birthPlace) {
      const on = isDay(filled.birthDate ?? "") ? (filled.birthDate as Day) : undefined;
      const place = placeByCode(parsed.placeCode, on) ?? placeByCode(parsed.placeCode);
      if (place !== null) filled.birthPlace = placeText(place);
    }
  }
  filled.country ||= "IT";
  // Who was born abroad may be a citizen of any State: that has to be said.
  if (!filled.citizenship && !isBornAbroad(filled, parsed)) filled.citizenship = "IT";
  return withoutBlanks(filled);
}

/** Of two centuries the one in which they can have a certificate. */
function grownUp(days: readonly Day[], today: Day): Day | null {
  const grown = days.filter((born) => ageOn(born, today) >= 18);
  return grown.length === 1 ? (grown[0] ?? null) : null;
}

function isBornAbroad(values: RowValues, parsed: ParsedCodiceFiscale): boolean {
  if (parsed.ok && parsed.kind === "PERSONAL") return parsed.placeCode.startsWith("Z");
  return /\(EE\)$/i.test(values.birthPlace ?? "") || /^EE$/i.test(values.birthProvince ?? "");
}

const withoutBlanks = (values: RowValues): RowValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));

const joined = (street = "", number = "") => (number === "" ? street : `${street} ${number}`);

/** The province of a column of its own goes where the form has it: `Torino (TO)`. */
function withProvince(place = "", province = ""): string {
  const isWritten = /\(\s*[A-Za-z]{2}\s*\)\s*$/.test(place) || /^[A-Z]\d{3}$/i.test(place);
  return isWritten || !/^[A-Za-z]{2}$/.test(province) ? place : `${place} (${province.toUpperCase()})`;
}

const FIELD_OF: Record<Disagreement, string> = {
  surname: "surname",
  name: "name",
  sex: "sex",
  "birth-date": "birthDate",
  "birth-place": "birthPlace",
  "place-unknown": "birthPlace",
  "place-not-at-date": "birthPlace",
};

function disagreeing(disagreements: readonly Disagreement[]): RowFaults {
  return Object.fromEntries(disagreements.map((what) => [FIELD_OF[what], ["differs-from-code" as const]]));
}

/** By field, in the words of forms. */
export function faultsOf(issues: readonly { path: PropertyKey[]; message: string }[]): RowFaults {
  const faults: Record<string, ErrorCode[]> = {};
  for (const { path, message } of issues) {
    const field = String(path[0] ?? "");
    const code = isErrorCode(message) ? message : "invalid";
    faults[field] = [...new Set([...(faults[field] ?? []), code])];
  }
  return faults;
}
