import { checkDigitFits } from "~/clients/partita-iva";
import { placeByCode } from "~/clients/places";
import { addYears, type Day, isDay } from "~/terms/day";
import { checkLetter, hasCodiceFiscalePattern, tidyCodiceFiscale } from "../../public/codice-fiscale.js";

export type CodiceFiscaleRefusal = "cf-length" | "cf-pattern" | "cf-check-letter" | "cf-date";

/** What in a valid codice fiscale does not agree with the person: asks for a reason, never refuses. */
export type Disagreement =
  | "surname"
  | "name"
  | "sex"
  | "birth-date"
  | "birth-place"
  | "place-unknown"
  | "place-not-at-date";

/**
 * The sixteen characters of a person. `base` is the same code with its digits where omocodia put letters: two codes with
 * one base may be two people, one code is always one person. `birthDay.year` is 0–99: the century is not written.
 */
export type PersonalCode = {
  ok: true;
  kind: "PERSONAL";
  code: string;
  base: string;
  sex: "M" | "F";
  birthDay: { year: number; month: number; day: number };
  placeCode: string;
};

/** Eleven digits: given for six months while the personal code is missing. Accepted, to be verified. */
export type ProvisionalCode = { ok: true; kind: "PROVISIONAL"; code: string };

export type CodiceFiscale = PersonalCode | ProvisionalCode;

export type ParsedCodiceFiscale = CodiceFiscale | { ok: false; refusal: CodiceFiscaleRefusal };

export type CodiceFiscalePerson = {
  surname: string;
  name: string;
  sex: "M" | "F";
  birthDate: Day;
  /** Belfiore code, null when the place is not in the table: then it is not compared. */
  birthPlaceCode: string | null;
};

/**
 * Reads a codice fiscale as typed, pasted or scanned (spaces, control characters and the `*` of Code 39 are dropped).
 * Refuses a wrong length, pattern or check letter and an impossible date; nothing else, because the only right code is
 * the one the Agenzia delle Entrate gave (D.M. 23 dicembre 1976 n. 13813; domain.md §4.1).
 */
export function parseCodiceFiscale(text: string): ParsedCodiceFiscale {
  const code = tidyCodiceFiscale(text);
  if (code.length === 11) return parseProvisional(code);
  if (code.length !== 16) return { ok: false, refusal: "cf-length" };
  if (!hasCodiceFiscalePattern(code)) return { ok: false, refusal: "cf-pattern" };
  if (checkLetter(code.slice(0, 15)) !== code.charAt(15)) return { ok: false, refusal: "cf-check-letter" };

  const base = withoutOmocodia(code);
  const { sex, birthDay } = readBirth(base);
  if (possibleDays(birthDay).length === 0) return { ok: false, refusal: "cf-date" };
  return { ok: true, kind: "PERSONAL", code, base, sex, birthDay, placeCode: base.slice(11, 15) };
}

/**
 * The days of birth that the code can mean, latest first: never after `today`, never more than 120 years old. Two for
 * a centenarian or a child: the document decides.
 */
export function birthDates(parsed: PersonalCode, today: Day): Day[] {
  return possibleDays(parsed.birthDay)
    .filter((born) => born <= today && addYears(born, OLDEST + 1) > today)
    .reverse();
}

/**
 * What the code says otherwise than the person, in the order of the code; a provisional code says nothing. The place is
 * looked up on the person's day of birth: the table has gaps, so this too only warns (domain.md §4.3).
 */
export function compareWithPerson(parsed: CodiceFiscale, person: CodiceFiscalePerson): Disagreement[] {
  if (parsed.kind === "PROVISIONAL") return [];
  const { base, placeCode } = parsed;
  const birthPlace = person.birthPlaceCode?.trim().toUpperCase() ?? null;
  const found: [Disagreement, boolean][] = [
    ["surname", encodeSurname(person.surname) !== base.slice(0, 3)],
    ["name", encodeName(person.name) !== base.slice(3, 6)],
    ["sex", person.sex !== parsed.sex],
    ["birth-date", !possibleDays(parsed.birthDay).includes(person.birthDate)],
    ["birth-place", birthPlace !== null && birthPlace !== placeCode],
    ["place-unknown", placeByCode(placeCode) === null],
    ["place-not-at-date", placeByCode(placeCode) !== null && placeByCode(placeCode, person.birthDate) === null],
  ];
  return found.filter(([, disagrees]) => disagrees).map(([disagreement]) => disagreement);
}

/**
 * The code that the rule gives a person whose birthplace has this Belfiore code. For invented people only: it never
 * stands in for the code on somebody's card.
 */
export function composeCodiceFiscale(person: CodiceFiscalePerson & { birthPlaceCode: string }): string {
  const [year, month, dayOfMonth] = person.birthDate.split("-").map(Number) as [number, number, number];
  const first15 = [
    encodeSurname(person.surname),
    encodeName(person.name),
    String(year % 100).padStart(2, "0"),
    MONTHS.charAt(month - 1),
    String(person.sex === "F" ? dayOfMonth + 40 : dayOfMonth).padStart(2, "0"),
    person.birthPlaceCode,
  ].join("");
  return first15 + checkLetter(first15);
}

const MONTHS = "ABCDEHLMPRST";
const OMOCODIA = "LMNPQRSTUV";
/** Indexes of the seven digits; the letters of month and place between them stay. */
const DIGIT_INDEXES = [6, 7, 9, 10, 12, 13, 14];
const OLDEST = 120;

function parseProvisional(code: string): ParsedCodiceFiscale {
  if (!/^\d{11}$/.test(code)) return { ok: false, refusal: "cf-pattern" };
  if (!checkDigitFits(code)) return { ok: false, refusal: "cf-check-letter" };
  return { ok: true, kind: "PROVISIONAL", code };
}

function withoutOmocodia(code: string): string {
  const first15 = [...code.slice(0, 15)]
    .map((character, index) => {
      const digit = DIGIT_INDEXES.includes(index) ? OMOCODIA.indexOf(character) : -1;
      return digit === -1 ? character : String(digit);
    })
    .join("");
  return first15 + checkLetter(first15);
}

function readBirth(base: string): Pick<PersonalCode, "sex" | "birthDay"> {
  const written = Number(base.slice(9, 11));
  const sex = written > 40 ? "F" : "M";
  const month = MONTHS.indexOf(base.charAt(8)) + 1;
  return { sex, birthDay: { year: Number(base.slice(6, 8)), month, day: sex === "F" ? written - 40 : written } };
}

/** In the twentieth and in the twenty-first century, earliest first; none for 30 February. */
function possibleDays({ year, month, day }: PersonalCode["birthDay"]): Day[] {
  const rest = `${String(year).padStart(2, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return [`19${rest}`, `20${rest}`].filter(isDay);
}

function encodeSurname(surname: string): string {
  return firstThree(consonantsOf(surname), surname);
}

/** Of four consonants or more the second is left out. */
function encodeName(name: string): string {
  const consonants = consonantsOf(name);
  return firstThree(consonants.length > 3 ? consonants.charAt(0) + consonants.slice(2) : consonants, name);
}

function firstThree(consonants: string, text: string): string {
  const vowels = letters(text).replace(/[^AEIOU]/g, "");
  return `${consonants}${vowels}XXX`.slice(0, 3);
}

const consonantsOf = (text: string) => letters(text).replace(/[AEIOU]/g, "");

/** The twenty-six letters alone, transliterated as the Agenzia does (circolare 34/E del 20 luglio 2011). */
function letters(text: string): string {
  return text
    .normalize("NFC")
    .toUpperCase()
    .replace(/[ÄÖÜÆŒẞÞØÐĐŁĦŦ]/g, (letter) => TRANSLITERATION[letter] ?? "")
    .normalize("NFD")
    .replace(/[^A-Z]/g, "");
}

/** The second line is not in the circular: letters that Unicode does not take apart. */
const TRANSLITERATION: Partial<Record<string, string>> = {
  ...{ Ä: "AE", Ö: "OE", Ü: "UE", Æ: "AE", Œ: "OE", ẞ: "SS" },
  ...{ Þ: "TH", Ø: "O", Ð: "D", Đ: "D", Ł: "L", Ħ: "H", Ŧ: "T" },
};
