import { z } from "zod";
import { type Applicant, type Contact, DISAGREEMENT_REASONS } from "~/cases/applicant";
import { holdsSecretCode } from "~/cases/note-guard";
import { addYears, type Day, isDay } from "~/terms/day";
import { placeText, resolvePlace } from "./birth-place";
import { parseCodiceFiscale } from "./codice-fiscale";
import { isState } from "./states";

/** Longest texts, in characters: what the register of the Agenzia and the printed form can take. */
export const LONGEST = { name: 60, place: 80, street: 100, postcode: 12, email: 120, mobile: 20 } as const;

const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "required")
        .max(longest, "too-long")
        .regex(/^[^\p{Cc}\p{Cf}<>]*$/u, "invalid")
        .refine((text) => !holdsSecretCode(text), "secret-not-allowed"),
    );
const personName = line(LONGEST.name).refine((text) => /^[\p{L}\p{M}' ’.-]*$/u.test(text), "invalid");
const isEmail = (text: string) => z.email().safeParse(text).success;
const state = z.string().refine(isState, "choose-one");

/** A person as the form sends it. `today` bounds the day of birth; `mayLack` may be left empty. */
export const applicantForm = (today: Day, mayLack: readonly Contact[] = []) =>
  z
    .object({
      codiceFiscale: z
        .string()
        .min(1, "required")
        .max(40, "too-long")
        .refine((text) => text === "" || parseCodiceFiscale(text).ok, "not-a-tax-code"),
      surname: personName,
      name: personName,
      sex: z.enum(["F", "M"], "choose-one"),
      birthDate: z
        .string()
        .min(1, "required")
        .refine((text) => text === "" || isDay(text), "not-a-day")
        .refine((text) => !isDay(text) || text <= today, "day-in-future")
        .refine((text) => !isDay(text) || addYears(text, OLDEST + 1) > today, "day-too-far"),
      birthPlace: line(LONGEST.place),
      citizenship: state,
      street: line(LONGEST.street),
      postcode: line(LONGEST.postcode),
      municipality: line(LONGEST.place),
      province: z
        .string()
        .trim()
        .regex(/^(?:[A-Za-z]{2})?$/, "not-a-province"),
      country: state,
      email: z
        .string()
        .trim()
        .min(mayLack.includes("email") ? 0 : 1, "required")
        .max(LONGEST.email, "too-long")
        .refine((text) => text === "" || isEmail(text), "not-an-email"),
      mobile: z
        .string()
        .trim()
        .min(mayLack.includes("mobile") ? 0 : 1, "required")
        .max(LONGEST.mobile, "too-long")
        .regex(/^(?:\+?\d(?:[ ./-]?\d){5,15})?$/, "not-a-phone"),
      disagreementReason: z.enum(DISAGREEMENT_REASONS).optional(),
    })
    // Told together with whatever else is wrong, hence `when`: by itself a schema asks this only of a form without faults.
    .refine((typed) => !inItaly(typed) || /^\d{5}$/.test(typed.postcode || "00000"), {
      path: ["postcode"],
      error: "not-a-postcode",
      when: () => true,
    })
    .refine((typed) => !inItaly(typed) || typed.province !== "", {
      path: ["province"],
      error: "required",
      when: () => true,
    });

const inItaly = (typed: { country?: string }) => typed.country === "IT";

export type TypedApplicant = z.output<ReturnType<typeof applicantForm>>;

const OLDEST = 120;

/** The person to keep, or the places that the birthplace might be. */
export type ReadApplicant =
  | { ok: true; applicant: Applicant; placeListed: boolean }
  | { ok: false; suggestions: string[] };

/**
 * The typed person with the birthplace's code. A place that is not in the list is kept as it is written, province
 * included, once somebody has said why (the list has gaps: domain §4.3).
 */
export function readApplicant(typed: TypedApplicant): ReadApplicant {
  const parsed = parseCodiceFiscale(typed.codiceFiscale);
  if (!parsed.ok) throw new Error("a codice fiscale that the schema let through");
  const birthDate = typed.birthDate as Day;
  const saidByCode = parsed.kind === "PERSONAL" ? parsed.placeCode : null;
  const place = resolvePlace(typed.birthPlace, birthDate, saidByCode);
  if (!place.ok && (place.province === null || typed.disagreementReason === undefined)) {
    return { ok: false, suggestions: place.suggestions };
  }
  const { country } = typed;
  const applicant: Applicant = {
    surname: typed.surname,
    name: typed.name,
    sex: typed.sex,
    birthDate,
    birthPlace: place.name,
    birthProvince: place.province ?? "EE",
    birthPlaceCode: place.ok ? place.code : null,
    citizenship: typed.citizenship,
    codiceFiscale: parsed.code,
    disagreementReason: typed.disagreementReason ?? null,
    street: typed.street,
    postcode: typed.postcode,
    municipality: typed.municipality,
    province: country === "IT" ? typed.province.toUpperCase() : "EE",
    country,
    email: typed.email,
    mobile: typed.mobile,
  };
  return { ok: true, applicant, placeListed: place.ok };
}

/** The person as the form's fields show it. */
export function valuesOfApplicant(applicant: Applicant): Record<string, string> {
  const { birthPlace, birthProvince, birthPlaceCode: _, disagreementReason, ...rest } = applicant;
  return {
    ...rest,
    birthPlace: placeText({ name: birthPlace, province: birthProvince }),
    disagreementReason: disagreementReason ?? "",
  };
}
