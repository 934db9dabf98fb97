import { describe, expect, test } from "vitest";
import type { Applicant } from "~/cases/applicant";
import { day } from "~/terms/day";
import { cardZone, passportZone, withCardDigits } from "../../tests/support/machine-zones";
import { fillDocument, namesHolder } from "./fill-document";
import { readMachineZone } from "./machine-zone";

const holder = {
  surname: "D’Angelo",
  name: "Maria Letizia",
  sex: "F",
  birthDate: day("1990-02-28"),
  number: "CA00000AA",
  expiresOn: "2031-01-01",
} as const;

function read(lines: readonly string[]) {
  const zone = readMachineZone(lines.join(""), day("2026-11-22"));
  if (!zone.ok) throw new Error(zone.refusal);
  return zone;
}

describe("the form of a document", () => {
  test("gets type, number and expiry, and nothing that the zone does not say", () => {
    const { values, differences } = fillDocument({ issuer: "Comune di Prova", number: "" }, read(cardZone(holder)));
    expect(values).toEqual({
      issuer: "Comune di Prova",
      type: "IDENTITY_CARD",
      number: "CA00000AA",
      expiresOn: "2031-01-01",
    });
    expect(differences).toEqual([]);
    expect(fillDocument({}, read(passportZone({ ...holder, number: "YA0000000" }))).values.type).toBe("PASSPORT");
  });

  test("keeps a number that is written with spaces, and shows both where it is another", () => {
    const zone = read(cardZone(holder));
    expect(fillDocument({ number: "ca 00000 aa" }, zone).values.number).toBe("ca 00000 aa");
    const { values, differences } = fillDocument({ number: "CA00000AB", expiresOn: "2031-01-02" }, zone);
    expect(values.number).toBeUndefined();
    expect(differences.map(({ field, values: [one, other] }) => [field, one.value, other.value])).toEqual([
      ["number", "CA00000AA", "CA00000AB"],
      ["expiresOn", "2031-01-01", "2031-01-02"],
    ]);
  });

  test("a residence permit fills its own fields", () => {
    const [first = "", ...others] = cardZone({ ...holder, number: "Z12345678" });
    const zone = read(withCardDigits([first.replace("C<", "IR"), ...others]));
    expect(fillDocument({ number: "X1", type: "PASSPORT" }, zone)).toMatchObject({
      values: { number: "X1", type: "PASSPORT", permitNumber: "Z12345678", permitExpiresOn: "2031-01-01" },
      differences: [],
    });
  });
});

test("whose document it is: by surname and day of birth", () => {
  const applicant = { ...holder } as unknown as Applicant;
  const zone = read(cardZone(holder));
  expect(namesHolder(zone, applicant)).toBe(true);
  expect(namesHolder(zone, { ...applicant, name: "Maria" })).toBe(true);
  expect(namesHolder(zone, { ...applicant, surname: "D’Angela" })).toBe(false);
  expect(namesHolder(zone, { ...applicant, birthDate: day("1990-02-27") })).toBe(false);
});
