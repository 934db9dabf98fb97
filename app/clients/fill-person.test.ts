import { describe, expect, test } from "vitest";
import type { Applicant } from "~/cases/applicant";
import { type ReadZone, readMachineZone } from "~/identity-documents/machine-zone";
import { day } from "~/terms/day";
import { cardZone, type ZoneHolder } from "../../tests/support/machine-zones";
import { type CodiceFiscale, composeCodiceFiscale, parseCodiceFiscale } from "./codice-fiscale";
import { fillFromZone, fillPerson, READ_FIELDS } from "./fill-person";
import { packDifference, unpackDifferences } from "./settle";

const today = day("2026-11-23");

function read(code: string): CodiceFiscale {
  const parsed = parseCodiceFiscale(code);
  if (!parsed.ok) throw new Error(parsed.refusal);
  return parsed;
}

const maria = {
  surname: "De La Cruz",
  name: "Maria Letizia",
  sex: "F",
  birthDate: day("1990-02-28"),
  birthPlaceCode: "L219",
} as const;
const code = read(composeCodiceFiscale(maria));
const inBook: Applicant = {
  ...maria,
  birthPlace: "Torino",
  birthProvince: "TO",
  citizenship: "IT",
  codiceFiscale: code.code,
  disagreementReason: null,
  street: "Via Nizza 47",
  postcode: "10126",
  municipality: "Torino",
  province: "TO",
  country: "IT",
  email: "maria@esempio.it",
  mobile: "347 555 0198",
};

describe("a code on an empty form", () => {
  const filled = fillPerson({}, code, null, today);

  test("gives sex, day and place of birth", () => {
    expect(filled.values).toMatchObject({
      sex: "F",
      birthDate: "1990-02-28",
      birthPlace: "Torino (TO)",
      country: "IT",
    });
    expect(filled.sources).toMatchObject({ sex: "code", birthDate: "code", birthPlace: "code" });
    expect(filled.differences).toEqual([]);
  });

  test("leaves the century to the document", () => {
    const old = read(composeCodiceFiscale({ ...maria, birthDate: day("1910-02-28") }));
    const { values, differences } = fillPerson({}, old, null, today);
    expect(values.birthDate).toBeUndefined();
    expect(differences).toEqual([
      {
        field: "birthDate",
        values: [
          { value: "2010-02-28", from: "century" },
          { value: "1910-02-28", from: "century" },
        ],
      },
    ]);
  });
});

describe("a person of the address book", () => {
  test("fills what is empty and keeps what was typed", () => {
    const { values, sources, differences } = fillPerson({ email: "nuova@esempio.it", mobile: "" }, code, inBook, today);
    expect(values).toMatchObject({ surname: "De La Cruz", email: "nuova@esempio.it", mobile: "347 555 0198" });
    expect(sources).toMatchObject({ surname: "book", mobile: "book", birthDate: "book" });
    expect(sources.email).toBeUndefined();
    expect(differences).toEqual([]);
  });

  test("that differs from the code shows both and chooses nothing", () => {
    const { values, differences } = fillPerson({}, code, { ...inBook, birthDate: day("1991-02-28") }, today);
    expect(values.birthDate).toBeUndefined();
    expect(differences).toEqual([
      {
        field: "birthDate",
        values: [
          { value: "1990-02-28", from: "code" },
          { value: "1991-02-28", from: "book" },
        ],
      },
    ]);
  });
});

test("what was typed and differs is never corrected", () => {
  const { differences } = fillPerson({ sex: "M", birthPlace: "Milano (MI)" }, code, null, today);
  expect(differences.map(({ field, values }) => [field, values[1].value, values[1].from])).toEqual([
    ["sex", "M", "typed"],
    ["birthPlace", "Milano (MI)", "typed"],
  ]);
});

test("a provisional code says nothing", () => {
  const { values, differences } = fillPerson(
    { surname: "Rossi" },
    { ok: true, kind: "PROVISIONAL", code: "12345678903" },
    null,
    today,
  );
  expect(values).toMatchObject({ surname: "Rossi", codiceFiscale: "12345678903" });
  expect(differences).toEqual([]);
});

test("differences come back as they went out", () => {
  const { differences } = fillPerson({ sex: "M", birthPlace: "Milano (MI)" }, code, null, today);
  const packed = Object.fromEntries(differences.map((one) => [one.field, packDifference(one)]));
  const unpack = (fields: Record<string, string>) => unpackDifferences(READ_FIELDS, (field) => fields[field] ?? "");
  expect(unpack(packed)).toEqual(expect.arrayContaining(differences));
  expect(unpack({ sex: "x", birthDate: "code~1~else~2" })).toEqual([]);
  expect(unpack({ name: "zone~Ada~typed~A~da" })[0]?.values[1].value).toBe("A~da");
});

describe("a zone", () => {
  const zone = zoneOf({ surname: "De La Cruz", name: "Maria Letizia" });

  test("on an empty form gives names, sex, day of birth and citizenship, and no code", () => {
    const { values, sources, differences } = fillFromZone({}, zone);
    expect(values).toEqual({
      surname: "De La Cruz",
      name: "Maria Letizia",
      sex: "F",
      birthDate: "1990-02-28",
      citizenship: "IT",
    });
    expect(new Set(Object.values(sources))).toEqual(new Set(["zone"]));
    expect(differences).toEqual([]);
  });

  test("leaves what stands, where it only spells it otherwise", () => {
    const typed = { surname: "de là Crùz", name: "Maria-Letizia", birthDate: "1990-02-28", mobile: "347 555 0198" };
    const { values, differences } = fillFromZone(typed, zone);
    expect(values).toMatchObject(typed);
    expect(differences).toEqual([]);
  });

  test("shows both where it differs, with where each came from, and chooses nothing", () => {
    const typed = { surname: "Della Croce", sex: "M", citizenship: "FR" };
    const { values, differences } = fillFromZone(typed, zone, { sex: "code" });
    expect(
      differences.map(({ field, values: [one, other] }) => [field, one.value, one.from, other.value, other.from]),
    ).toEqual([
      ["surname", "De La Cruz", "zone", "Della Croce", "typed"],
      ["sex", "F", "zone", "M", "code"],
      ["citizenship", "IT", "zone", "FR", "typed"],
    ]);
    for (const field of ["surname", "sex", "citizenship"]) expect(values[field]).toBeUndefined();
  });

  test("does not guess the century", () => {
    const [difference] = fillFromZone({}, zoneOf({ birthDate: day("1910-02-28") })).differences;
    expect(difference?.values).toEqual([
      { value: "2010-02-28", from: "century" },
      { value: "1910-02-28", from: "century" },
    ]);
    expect(fillFromZone({ birthDate: "1910-02-28" }, zoneOf({ birthDate: day("1910-02-28") })).differences).toEqual([]);
  });

  test("keeps its mark through a code that is read after it, and both are shown where they differ", () => {
    const { values } = fillFromZone({}, zoneOf({ sex: "M" }));
    const filled = fillPerson(values, code, null, today, zoneOf({ sex: "M" }));
    expect(filled.sources).toMatchObject({ surname: "zone", birthDate: "zone" });
    expect(filled.differences).toEqual([
      {
        field: "sex",
        values: [
          { value: "F", from: "code" },
          { value: "M", from: "zone" },
        ],
      },
    ]);
  });
});

function zoneOf(other: Partial<ZoneHolder>): ReadZone {
  const lines = cardZone({ ...maria, number: "CA00000AA", expiresOn: "2031-01-01", ...other });
  const zone = readMachineZone(lines.join(""), today);
  if (!zone.ok) throw new Error(zone.refusal);
  return zone;
}
