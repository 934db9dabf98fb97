import type { Applicant } from "~/cases/applicant";
import type { ReadZone } from "~/identity-documents/machine-zone";
import { type Day, isDay } from "~/terms/day";
import { valuesOfApplicant } from "./applicant-form";
import { placeText, resolvePlace } from "./birth-place";
import { birthDates, type CodiceFiscale, type PersonalCode } from "./codice-fiscale";
import { placeByCode } from "./places";
import { type Difference, type Filling, type Said, settle } from "./settle";
import { asWritten, fitsZoneName } from "./zone-names";

/** Fields that a card has an opinion on, in the order of the form. */
export const READ_FIELDS = ["surname", "name", "birthDate", "sex", "citizenship", "birthPlace"] as const;
export type ReadField = (typeof READ_FIELDS)[number];
export type PersonDifference = Difference<ReadField>;

export type FilledPerson = Filling & {
  /** `values`: every field of the form, by name; empty where nothing is known or the person has to choose. */
  differences: PersonDifference[];
};

/**
 * The form after a codice fiscale was read: what was typed stays, what is empty comes from the address book, then from
 * the code. Where the code and another source differ both are shown and nothing is chosen: never correct silently.
 * `zone` was read before: what stands as it said keeps that mark.
 */
export function fillPerson(
  typed: Readonly<Record<string, string>>,
  code: CodiceFiscale,
  known: Applicant | null,
  today: Day,
  zone: ReadZone | null = null,
): FilledPerson {
  const book = known === null ? {} : valuesOfApplicant(known);
  const ofZone = zone === null ? {} : fillFromZone({}, zone).values;
  const values: Record<string, string> = { citizenship: "IT", country: "IT" };
  const sources: FilledPerson["sources"] = {};
  for (const [field, value] of Object.entries(book)) {
    if (value !== "") [values[field], sources[field]] = [value, "book"];
  }
  for (const [field, value] of Object.entries(typed)) {
    if (value === "" || value === values[field]) continue;
    values[field] = value;
    if (value === ofZone[field]) sources[field] = "zone";
    else delete sources[field];
  }
  values.codiceFiscale = code.code;
  if (code.kind === "PROVISIONAL") return { values, sources, differences: [] };

  const said = [sexOf(code), ...birthDateOf(code, values.birthDate, today), ...birthPlaceOf(code, values)];
  return { values, sources, differences: settleAll(said, { values, sources }) };
}

/**
 * The form after the machine-readable zone of a document was read: what stands stays, what is empty comes from the zone.
 * Where the two differ both are shown and nothing is chosen; a name that the zone only spells without its accents, or
 * cuts off, does not differ. `sources`: where what stands came from. The codice fiscale is not asked of the zone.
 */
export function fillFromZone(
  typed: Readonly<Record<string, string>>,
  zone: ReadZone,
  sources: FilledPerson["sources"] = {},
): FilledPerson {
  const filling = { values: { ...typed }, sources: { ...sources } };
  return { ...filling, differences: settleAll(saidByZone(zone, typed.birthDate), filling) };
}

function settleAll(said: readonly Said<ReadField>[], filling: Filling): PersonDifference[] {
  return said.map((each) => settle(each, filling)).filter((difference) => difference !== null);
}

function saidByZone(zone: ReadZone, born: string | undefined): Said<ReadField>[] {
  const exactly = (field: ReadField, value: string | null): Said<ReadField>[] =>
    value === null ? [] : [{ field, allowed: [value], fits: (other) => other === value, from: "zone" }];
  const name = (field: ReadField, letters: string): Said<ReadField>[] =>
    letters === ""
      ? []
      : [
          {
            field,
            allowed: [asWritten(letters)],
            fits: (other) => fitsZoneName(other, letters, zone.cutOff),
            from: "zone",
          },
        ];
  return [
    ...name("surname", zone.surname),
    ...name("name", zone.name),
    ...oneOfDays(zone.birthDates, born, "zone"),
    ...exactly("sex", zone.sex),
    ...exactly("citizenship", zone.citizenship),
  ];
}

const sexOf = ({ sex }: PersonalCode): Said<ReadField> => ({
  field: "sex",
  allowed: [sex],
  fits: (value) => value === sex,
  from: "code",
});

const birthDateOf = (code: PersonalCode, other: string | undefined, today: Day) =>
  oneOfDays(birthDates(code, today), other, "code");

/** Two figures of a year allow one day or two: the one that is nearer to what stands comes first. */
function oneOfDays(days: readonly Day[], other: string | undefined, from: "code" | "zone"): Said<ReadField>[] {
  if (days.length === 0) return [];
  const nearest = (value: Day) => Math.abs(Number(value.slice(0, 4)) - Number((other || value).slice(0, 4)));
  const allowed = [...days].sort((one, next) => nearest(one) - nearest(next));
  return [{ field: "birthDate", allowed, fits: (value) => (days as readonly string[]).includes(value), from }];
}

function birthPlaceOf(code: PersonalCode, values: Record<string, string>): Said<ReadField>[] {
  const born = values.birthDate !== undefined && isDay(values.birthDate) ? values.birthDate : null;
  const place = (born === null ? null : placeByCode(code.placeCode, born)) ?? placeByCode(code.placeCode);
  if (place === null) return [];
  const fits = (value: string) => {
    const typed = resolvePlace(value, born, code.placeCode);
    return typed.ok && typed.code === code.placeCode;
  };
  return [{ field: "birthPlace", allowed: [placeText(place)], fits, from: "code" }];
}
