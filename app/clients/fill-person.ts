import type { Applicant } from "~/cases/applicant";
import { type Day, isDay } from "~/terms/day";
import { valuesOfApplicant } from "./applicant-form";
import { placeText, resolvePlace } from "./birth-place";
import { birthDates, type CodiceFiscale, type PersonalCode } from "./codice-fiscale";
import { placeByCode } from "./places";

/** Where a value that nobody typed came from. */
export type FillSource = "code" | "book";
/** Fields that the codice fiscale has an opinion on. */
export type CodedField = "sex" | "birthDate" | "birthPlace";
/** `century`: both values are the code's own, which does not tell the century. */
export type DifferenceFrom = FillSource | "typed" | "century";
export type Difference = {
  field: CodedField;
  values: [{ value: string; from: DifferenceFrom }, { value: string; from: DifferenceFrom }];
};

export type FilledPerson = {
  /** Every field of the form, by name; empty where nothing is known or the person has to choose. */
  values: Record<string, string>;
  sources: Partial<Record<string, FillSource>>;
  differences: Difference[];
};

/**
 * The form after a codice fiscale was read: what was typed stays, what is empty comes from the address book, then from
 * the code. Where the code and another source differ both are shown and nothing is chosen: never correct silently.
 */
export function fillPerson(
  typed: Readonly<Record<string, string>>,
  code: CodiceFiscale,
  known: Applicant | null,
  today: Day,
): FilledPerson {
  const book = known === null ? {} : valuesOfApplicant(known);
  const values: Record<string, string> = { citizenship: "IT", country: "IT" };
  const sources: FilledPerson["sources"] = {};
  for (const [field, value] of Object.entries(book)) {
    if (value !== "") [values[field], sources[field]] = [value, "book"];
  }
  for (const [field, value] of Object.entries(typed)) {
    if (value === "" || value === values[field]) continue;
    values[field] = value;
    delete sources[field];
  }
  values.codiceFiscale = code.code;
  if (code.kind === "PROVISIONAL") return { values, sources, differences: [] };

  const differences = [sexOf(code), ...birthDateOf(code, values.birthDate, today), ...birthPlaceOf(code, values)]
    .map((said) => settle(said, values, sources))
    .filter((difference) => difference !== null);
  return { values, sources, differences };
}

/** What the code says of a field: the values it allows, best first. */
type Said = { field: CodedField; allowed: string[]; fits: (value: string) => boolean };

const sexOf = ({ sex }: PersonalCode): Said => ({ field: "sex", allowed: [sex], fits: (value) => value === sex });

function birthDateOf(code: PersonalCode, other: string | undefined, today: Day): Said[] {
  const days = birthDates(code, today);
  if (days.length === 0) return [];
  const nearest = (value: Day) => Math.abs(Number(value.slice(0, 4)) - Number((other ?? value).slice(0, 4)));
  const allowed = [...days].sort((one, next) => nearest(one) - nearest(next));
  return [{ field: "birthDate", allowed, fits: (value) => (days as string[]).includes(value) }];
}

function birthPlaceOf(code: PersonalCode, values: Record<string, string>): Said[] {
  const born = values.birthDate !== undefined && isDay(values.birthDate) ? values.birthDate : null;
  const place = (born === null ? null : placeByCode(code.placeCode, born)) ?? placeByCode(code.placeCode);
  if (place === null) return [];
  const fits = (value: string) => {
    const typed = resolvePlace(value, born, code.placeCode);
    return typed.ok && typed.code === code.placeCode;
  };
  return [{ field: "birthPlace", allowed: [placeText(place)], fits }];
}

/** Writes the one value that everybody agrees on, or leaves the field open and tells between which two to choose. */
function settle(
  { field, allowed, fits }: Said,
  values: Record<string, string>,
  sources: FilledPerson["sources"],
): Difference | null {
  const [best = "", second] = allowed;
  const other = values[field] ?? "";
  if (other !== "" && fits(other)) return null;
  if (other === "" && second === undefined) {
    [values[field], sources[field]] = [best, "code"];
    return null;
  }
  const from = sources[field] ?? "typed";
  delete values[field];
  delete sources[field];
  if (other === "")
    return {
      field,
      values: [
        { value: best, from: "century" },
        { value: second ?? "", from: "century" },
      ],
    };
  return {
    field,
    values: [
      { value: best, from: "code" },
      { value: other, from },
    ],
  };
}

/** A difference as one hidden field of the form carries it, so that it is still there when the form comes back. */
export function packDifference({ values: [one, other] }: Difference): string {
  return [one.from, one.value, other.from, other.value].join("~");
}

/** The differences a form brought back; anything that is none is passed over. */
export function unpackDifferences(packed: Readonly<Partial<Record<CodedField, string>>>): Difference[] {
  return CODED_FIELDS.flatMap((field): Difference[] => {
    const [one, first, other, second] = (packed[field] ?? "").split("~");
    if (first === undefined || second === undefined || !isFrom(one) || !isFrom(other)) return [];
    return [
      {
        field,
        values: [
          { value: first, from: one },
          { value: second, from: other },
        ],
      },
    ];
  });
}

export const CODED_FIELDS: readonly CodedField[] = ["birthDate", "sex", "birthPlace"];

const isFrom = (text: string | undefined): text is DifferenceFrom =>
  text === "code" || text === "book" || text === "typed" || text === "century";
