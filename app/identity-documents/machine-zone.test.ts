import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import { passportZone, withCardDigits } from "../../tests/support/machine-zones";
import { readMachineZone } from "./machine-zone";

const today = day("2026-11-22");
const read = (text: string) => {
  const zone = readMachineZone(text, today);
  if (!zone.ok) throw new Error(zone.refusal);
  return zone;
};

/** The card of domain.md §5.4, and a passport made by the same rules. */
const CARD = ["C<ITACA00000AA4<<<<<<<<<<<<<<<", "8001014M3101012ITA<<<<<<<<<<<4", "ROSSI<<MARIO<<<<<<<<<<<<<<<<<<"];
const PASSPORT = passportZone({
  surname: "De Luca",
  name: "Anna Maria",
  sex: "F",
  birthDate: day("1990-02-28"),
  number: "YA0000000",
  expiresOn: "2030-02-28",
});
const withDigits = (lines: string[]) => withCardDigits(lines).join("\n");

describe("a zone", () => {
  test("of an identity card", () => {
    expect(read(CARD.join("\n"))).toMatchObject({
      text: CARD.join("\n"),
      surname: "ROSSI",
      name: "MARIO",
      cutOff: false,
      sex: "M",
      birthDates: ["1980-01-01"],
      citizenship: "IT",
      type: "IDENTITY_CARD",
      number: "CA00000AA",
      expiresOn: "2031-01-01",
    });
  });

  test("of a passport", () => {
    expect(read(PASSPORT.join("\n"))).toMatchObject({
      surname: "DE LUCA",
      name: "ANNA MARIA",
      sex: "F",
      birthDates: ["1990-02-28"],
      type: "PASSPORT",
      number: "YA0000000",
      expiresOn: "2030-02-28",
    });
  });

  test.each([
    ["in one line, as a field of a page gets it", CARD.join("")],
    ["in small letters, with spaces and carriage returns", CARD.join("\r\n").toLowerCase().replace("rossi", "ro ssi")],
    ["typed by a scanner set for an American keyboard", CARD.join("\n").replaceAll("<", ";")],
    ["with the fillers at the ends lost", CARD.map((line) => line.replace(/<+$/, "<")).join("\n")],
    [
      "with O for 0 and 1 for I, where the place tells",
      CARD.join("\n").replace("CA00000AA", "CAOOOOOAA").replace("ROSSI", "R0SS1"),
    ],
    ["between other lines of the card", `REPUBBLICA ITALIANA\n${CARD.join("\n")}\nX`],
    ["with one filler too many", CARD.map((line, at) => (at === 1 ? line.replace("ITA<", "ITA<<") : line)).join("\n")],
  ])("is read %s", (_how, text) => {
    expect(read(text).text).toBe(CARD.join("\n"));
  });

  test("keeps the two days that two figures of a year can mean, never one to come", () => {
    const born = (six: string) => withDigits([CARD[0] ?? "", `${six}0M3101012ITA<<<<<<<<<<<0`, CARD[2] ?? ""]);
    expect(read(born("100228")).birthDates).toEqual(["2010-02-28", "1910-02-28"]);
    expect(read(born("261123")).birthDates).toEqual(["1926-11-23"]);
    expect(read(born("040229")).birthDates).toEqual(["2004-02-29"]);
  });

  test("tells that its names are cut off", () => {
    const long = [CARD[0], CARD[1], "GARIBALDI<COLONNA<<GIANFRANCES"].join("\n");
    expect(read(long)).toMatchObject({ surname: "GARIBALDI COLONNA", name: "GIANFRANCES", cutOff: true });
  });

  test("of a residence permit, and of a citizen of nowhere", () => {
    const lines = withDigits(["IRITAZ12345678<<<<<<<<<<<<<<<<", "8001010M3101010XXA<<<<<<<<<<<0", CARD[2] ?? ""]);
    expect(read(lines)).toMatchObject({ type: "RESIDENCE_PERMIT", citizenship: null, number: "Z12345678" });
  });

  test("never gives a codice fiscale, whatever its optional places hold", () => {
    const lines = withDigits(["C<ITACA00000AA0<<<<<<<<<<<<<<<", "8001010M3101010ITARSSMRA80A010", CARD[2] ?? ""]);
    expect(JSON.stringify({ ...read(lines), text: "" })).not.toContain("RSSMRA");
  });
});

describe("what is not read", () => {
  test("any figure changed in a place that a check digit covers", () => {
    for (const lines of [CARD, PASSPORT]) {
      const text = lines.join("");
      const figures = [...text].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
      expect(figures.length).toBeGreaterThan(20);
      for (const at of figures) {
        const wrong = text.slice(0, at) + ((Number(text[at]) + 1) % 10) + text.slice(at + 1);
        expect([at, readMachineZone(wrong, today)]).toEqual([at, { ok: false, refusal: "zone-check-digit" }]);
      }
    }
  });

  test.each([
    ["a line missing", CARD.slice(0, 2).join("\n"), "zone-incomplete"],
    ["a sign missing", CARD.join("").slice(1), "zone-incomplete"],
    ["a figure among the names", CARD.join("\n").replace("MARIO", "MAR7O"), "zone-check-digit"],
    ["a second gap among the names", CARD.join("\n").replace("MARIO<<<<<<", "MARIO<<ADA<"), "zone-check-digit"],
    ["nothing", "", "zone-incomplete"],
    ["a codice fiscale", "RSSMRA80A01H501U", "zone-incomplete"],
    ["a great deal", "<".repeat(5000), "zone-incomplete"],
  ])("%s", (_what, text, refusal) => {
    expect(readMachineZone(text, today)).toEqual({ ok: false, refusal });
  });
});
