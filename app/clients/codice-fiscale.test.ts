import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  birthDates,
  type CodiceFiscalePerson,
  compareWithPerson,
  composeCodiceFiscale,
  type PersonalCode,
  parseCodiceFiscale,
} from "~/clients/codice-fiscale";
import { addDays, day } from "~/terms/day";
import { checkLetter } from "../../public/codice-fiscale.js";

const MARIO = "RSSMRA80A01H501U";

/** domain.md §4: fictitious people. */
const PEOPLE: [string, CodiceFiscalePerson & { birthPlaceCode: string }][] = [
  ["RSSMRA80A01H501U", person("Rossi", "Mario", "M", "1980-01-01", "H501")],
  ["FOXVEA50C49F205S", person("Fo", "Eva", "F", "1950-03-09", "F205")],
  ["DNGGFR75T31L219S", person("D'Angelo", "Gianfranco", "M", "1975-12-31", "L219")],
  ["DLCMLT90B68L219M", person("De La Cruz", "Maria Letizia", "F", "1990-02-28", "L219")],
  ["NCLNCL99P09F839B", person("Nicolò", "Niccolò", "M", "1999-09-09", "F839")],
  ["ZOENOE99P49F839Y", person("Zoè", "Noè", "F", "1999-09-09", "F839")],
  ["YUXLIX85R50Z210K", person("Yu", "Li", "F", "1985-10-10", "Z210")],
  ["DRDLSZ85R10Z158G", person("Đorđević", "Łukasz", "M", "1985-10-10", "Z158")],
  ["MLLJGN70H15A952T", person("Müller", "Jürgen", "M", "1970-06-15", "A952")],
  ["RSSNMR00B69L219W", person("Rossi", "Anna Maria", "F", "2000-02-29", "L219")],
  ["RSSMRA90E01I879N", person("Rossi", "Mario", "M", "1990-05-01", "I879")],
  ["AIUAIX01L01D969U", person("Aiuö", "Ai", "M", "2001-07-01", "D969")],
  ["STRBRN70H15Z112K", person("Strauß", "Björn", "M", "1970-06-15", "Z112")],
];

describe("a personal code", () => {
  test.each(PEOPLE)("%s is what the rule gives and says nothing else than the person", (code, someone) => {
    expect(composeCodiceFiscale(someone)).toBe(code);
    expect(compareWithPerson(personal(code), someone)).toEqual([]);
  });

  test("is read into its parts", () => {
    expect(parseCodiceFiscale("DLCMLT90B68L219M")).toEqual({
      ok: true,
      kind: "PERSONAL",
      code: "DLCMLT90B68L219M",
      base: "DLCMLT90B68L219M",
      sex: "F",
      birthDay: { year: 90, month: 2, day: 28 },
      placeCode: "L219",
    });
  });

  test.each([
    " rssmra80a01h501u ",
    "RSS MRA 80A01 H501U",
    "*RSSMRA80A01H501U*",
    "RSSMRA80A01H501U\r\n",
    "\u0002RSSMRA80A01\u200bH501U\u0003",
  ])("is found in what a scanner, a paste or a hand types: %j", (text) => {
    expect(parseCodiceFiscale(text)).toMatchObject({ ok: true, code: MARIO });
  });

  test.each(["RSSMRA80A01Z135P", "RSSMRA80A01Z118T", "RSSMRA80A01Z999Y"])("%s is valid, whatever its place", (code) => {
    expect(parseCodiceFiscale(code)).toMatchObject({ ok: true, kind: "PERSONAL" });
  });
});

describe("omocodia", () => {
  test.each([
    "RSSMRA80A01H50MM",
    "RSSMRA80A01H5L1F",
    "RSSMRA80A01HR01P",
    "RSSMRA80A01H5LMX",
    "RSSMRAU0A01H501R",
    "RSSMRAULALMHRLMD",
  ])("%s is another code of the same base", (code) => {
    expect(parseCodiceFiscale(code)).toMatchObject({ ok: true, code, base: MARIO, placeCode: "H501" });
  });

  test.each(["CNTFNC84R44H5L1E", "CNTPTR60C29H5L1W"])("%s, as the Agenzia gave it, is valid", (code) => {
    expect(parseCodiceFiscale(code)).toMatchObject({ ok: true, placeCode: "H501" });
  });

  test("all 127 variants of a code are accepted, and agree with the person", () => {
    const [, mario] = PEOPLE[0] ?? [];
    const variants = omocodesOf(MARIO);
    expect(new Set(variants).size).toBe(127);
    for (const code of variants) {
      const parsed = personal(code);
      expect(parsed).toMatchObject({ code, base: MARIO, birthDay: { year: 80, month: 1, day: 1 } });
      expect(mario && compareWithPerson(parsed, mario)).toEqual([]);
    }
  });
});

describe("what blocks", () => {
  test.each(["", "   ", "RSSMRA80A01H501", "RSSMRA80A01H501UU", "0187902051", "IT01879020517"])(
    "%j has the wrong length",
    (text) => {
      expect(parseCodiceFiscale(text)).toEqual({ ok: false, refusal: "cf-length" });
    },
  );

  test.each([
    "BLIPTR93MO4A674Q",
    "RSSMRA80F01H501U",
    "RSSMRA80A01N501U",
    "R5SMRA80A01H501U",
    "ROßMRA80A01H501U",
    "1234567890A",
  ])("%s has the wrong pattern", (text) => {
    expect(parseCodiceFiscale(text)).toEqual({ ok: false, refusal: "cf-pattern" });
  });

  test.each(["RSSMRA80A01H501A", "RSSMRB80A01H501U", "RSSMRA80A01H502U"])("%s has the wrong check letter", (code) => {
    expect(parseCodiceFiscale(code)).toEqual({ ok: false, refusal: "cf-check-letter" });
  });

  test.each([
    "RSSMRA80B30H501X",
    "RSSMRA81B29H501R",
    "RSSMRA80A00H501V",
    "RSSMRA80A32H501C",
    "RSSMRA80A72H501G",
    withCheckLetter("RSSMRA80A40H501"),
    withCheckLetter("RSSMRA80D71H501"),
    withCheckLetter("RSSMRA80BPLH501"),
  ])("%s is born on a day that does not exist, though the check letter fits", (code) => {
    expect(checkLetter(code.slice(0, 15))).toBe(code.charAt(15));
    expect(parseCodiceFiscale(code)).toEqual({ ok: false, refusal: "cf-date" });
  });

  test("any other check letter than the right one", () => {
    for (const letter of "ABCDEFGHIJKLMNOPQRSTVWXYZ") {
      expect(parseCodiceFiscale(MARIO.slice(0, 15) + letter)).toEqual({ ok: false, refusal: "cf-check-letter" });
    }
  });

  test("nothing typed makes it fall over", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[A-Z0-9]{16}$/)), (text) => {
        const parsed = parseCodiceFiscale(text);
        if (parsed.ok && parsed.kind === "PERSONAL") expect(personal(parsed.base).base).toBe(parsed.base);
      }),
    );
  });
});

describe("a provisional code", () => {
  test.each(["01879020517", "94073840715", " 0187 9020517 "])("%s is accepted as such", (text) => {
    expect(parseCodiceFiscale(text)).toEqual({ ok: true, kind: "PROVISIONAL", code: text.replace(/ /g, "") });
  });

  test("needs its check digit", () => {
    expect(parseCodiceFiscale("12345678901")).toEqual({ ok: false, refusal: "cf-check-letter" });
    expect(parseCodiceFiscale("00000000000")).toEqual({ ok: false, refusal: "cf-check-letter" });
  });

  test("has nothing to compare", () => {
    const provisional = parseCodiceFiscale("01879020517");
    if (!provisional.ok) throw new Error("expected a valid code");
    expect(compareWithPerson(provisional, person("Rossi", "Mario", "M", "1980-01-01", "H501"))).toEqual([]);
  });
});

describe("the days of birth a code can mean", () => {
  const today = day("2026-11-22");

  test("mostly one", () => {
    expect(birthDates(personal(MARIO), today)).toEqual(["1980-01-01"]);
    expect(birthDates(personal(withCheckLetter("RSSMRA27A01H501")), today)).toEqual(["1927-01-01"]);
  });

  test("two for a centenarian or a child", () => {
    expect(birthDates(personal(withCheckLetter("RSSMRA20A01H501")), today)).toEqual(["2020-01-01", "1920-01-01"]);
  });

  test("not in the future, not before the oldest living person", () => {
    const turning = personal(withCheckLetter("RSSMRA26S22H501"));
    expect(birthDates(turning, today)).toEqual(["2026-11-22", "1926-11-22"]);
    expect(birthDates(turning, addDays(today, -1))).toEqual(["1926-11-22"]);
    expect(birthDates(personal(withCheckLetter("RSSMRA05S22H501")), today)).toEqual(["2005-11-22"]);
    expect(birthDates(personal(withCheckLetter("RSSMRA05S23H501")), today)).toEqual(["2005-11-23", "1905-11-23"]);
  });

  test("29 February of a year 00 is the one of 2000", () => {
    expect(birthDates(personal("RSSNMR00B69L219W"), today)).toEqual(["2000-02-29"]);
  });
});

describe("what only warns", () => {
  const mario = person("Rossi", "Mario", "M", "1980-01-01", "H501");

  test.each<[string, Partial<CodiceFiscalePerson>]>([
    ["surname", { surname: "Bianchi" }],
    ["name", { name: "Mario Luigi Carlo" }],
    ["sex", { sex: "F" }],
    ["birth-date", { birthDate: day("1980-01-02") }],
    ["birth-place", { birthPlaceCode: "F205" }],
  ])("another %s", (disagreement, change) => {
    expect(compareWithPerson(personal(MARIO), { ...mario, ...change })).toEqual([disagreement]);
  });

  test("all at once, in the order of the code", () => {
    const other = person("Bianchi", "Anna", "F", "1981-05-09", "F205");
    expect(compareWithPerson(personal("RSSMRA80A01Z999Y"), other)).toEqual([
      "surname",
      "name",
      "sex",
      "birth-date",
      "birth-place",
      "place-unknown",
    ]);
  });

  test("a century is no disagreement", () => {
    expect(
      compareWithPerson(personal(withCheckLetter("RSSMRA20A01H501")), { ...mario, birthDate: day("1920-01-01") }),
    ).toEqual([]);
  });

  test("a place that was not typed as a code is not compared", () => {
    expect(compareWithPerson(personal(MARIO), { ...mario, birthPlaceCode: null })).toEqual([]);
    expect(compareWithPerson(personal(MARIO), { ...mario, birthPlaceCode: " h501 " })).toEqual([]);
  });

  test("a place unknown to the table: invented, or Hong Kong", () => {
    const nowhere = { ...mario, birthPlaceCode: null };
    expect(compareWithPerson(personal("RSSMRA80A01Z999Y"), nowhere)).toEqual(["place-unknown"]);
    expect(compareWithPerson(personal(withCheckLetter("RSSMRA80A01Z221")), nowhere)).toEqual(["place-unknown"]);
  });

  test("a place that did not exist on the day of birth: before, or after", () => {
    const before = { ...mario, birthDate: day("1990-05-01"), birthPlaceCode: "M436" };
    expect(compareWithPerson(personal(withCheckLetter("RSSMRA90E01M436")), before)).toEqual(["place-not-at-date"]);
    const after = { ...mario, birthPlaceCode: "A003" };
    expect(compareWithPerson(personal(withCheckLetter("RSSMRA80A01A003")), after)).toEqual(["place-not-at-date"]);
  });

  test("a state that was there then is no surprise, nor is a town older than its province", () => {
    expect(compareWithPerson(personal("RSSMRA80A01Z135P"), { ...mario, birthPlaceCode: "Z135" })).toEqual([]);
    expect(compareWithPerson(personal("RSSMRA80A01Z118T"), { ...mario, birthPlaceCode: "Z118" })).toEqual([]);
    const oristano = { ...mario, birthDate: day("1950-01-01"), birthPlaceCode: "G113" };
    expect(compareWithPerson(personal(withCheckLetter("RSSMRA50A01G113")), oristano)).toEqual([]);
  });
});

describe("names", () => {
  const lettersOf = (surname: string, name: string) =>
    composeCodiceFiscale(person(surname, name, "M", "1980-01-01", "H501")).slice(0, 6);

  test.each([
    ["Dell’Orto-Rossi", "Jean‐Luc", "DLLJLC"],
    ["DELL'ORTO ROSSI", "jean luc", "DLLJLC"],
    ["Weiß", "Åsa", "WSSSAA"],
    ["WEISS", "ASA", "WSSSAA"],
    ["O", "Io", "OXXIOX"],
    ["Öz", "Ümit", "ZOEMTU"],
    ["İnan", "Şule", "NNISLU"],
    ["Guðmundsson", "Þór", "GDMTHR"],
    ["Nguyê\u0303n", "Hoa\u0300", "NGYHOA"],
    ["Kawasaki", "Wyatt", "KWSWTT"],
    ["Æbelø", "Œuvrard", "BLAVRD"],
    ["", "李", "XXXXXX"],
  ])("%s %s gives %s", (surname, name, expected) => {
    expect(lettersOf(surname, name)).toBe(expected);
  });

  test("whatever the name, the code is valid and agrees with it", () => {
    const anyone = fc.record({
      surname: fc.string({ unit: "grapheme", maxLength: 20 }),
      name: fc.string({ unit: "grapheme", maxLength: 20 }),
      sex: fc.constantFrom("M" as const, "F" as const),
      birthDate: fc.integer({ min: 0, max: 36_000 }).map((days) => addDays(day("1925-01-01"), days)),
      birthPlaceCode: fc.constantFrom("H501", "Z210", "G113", "A001"),
    });
    fc.assert(
      fc.property(anyone, (someone) => {
        expect(compareWithPerson(personal(composeCodiceFiscale(someone)), someone)).toEqual([]);
      }),
    );
  });
});

function person(surname: string, name: string, sex: "M" | "F", birthDate: string, birthPlaceCode: string) {
  return { surname, name, sex, birthDate: day(birthDate), birthPlaceCode };
}

function personal(code: string): PersonalCode {
  const parsed = parseCodiceFiscale(code);
  if (!parsed.ok || parsed.kind !== "PERSONAL") throw new Error(`${code} is no personal code`);
  return parsed;
}

function withCheckLetter(first15: string): string {
  return first15 + checkLetter(first15);
}

/** Every non-empty choice of the seven digits, written as letters. */
function omocodesOf(code: string): string[] {
  const indexes = [6, 7, 9, 10, 12, 13, 14];
  return Array.from({ length: 127 }, (_, choice) => {
    const first15 = [...code.slice(0, 15)].map((character, index) => {
      const bit = indexes.indexOf(index);
      return bit >= 0 && ((choice + 1) >> bit) & 1 ? "LMNPQRSTUV".charAt(Number(character)) : character;
    });
    return withCheckLetter(first15.join(""));
  });
}
