import { belfioreConnector } from "@marketto/belfiore-connector-embedded";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeByCode, searchPlaces } from "~/clients/places";
import { day } from "~/terms/day";

describe("a place by its code", () => {
  test("municipalities have a province, states have none", () => {
    const acri = { code: "A053", name: "Acri", province: "CS", foreign: false, from: null, to: null };
    expect(placeByCode("A053")).toEqual(acri);
    expect(placeByCode(" z210 ")).toMatchObject({ code: "Z210", name: "Cina", province: null, foreign: true });
  });

  test("Sovizzo has one code until January 2024 and another after", () => {
    expect(placeByCode("I879", day("1990-05-01"))).toMatchObject({ name: "Sovizzo" });
    expect(placeByCode("M436", day("1990-05-01"))).toBeNull();
    expect(placeByCode("I879", day("2024-06-01"))).toBeNull();
    expect(placeByCode("M436", day("2024-06-01"))).toMatchObject({ name: "Sovizzo" });
    expect(placeByCode("I879", day("2024-01-22"))).toMatchObject({ to: "2024-01-22" });
    expect(placeByCode("I879", day("2024-01-23"))).toBeNull();
  });

  test("a place that is gone is still known", () => {
    expect(placeByCode("A003")).toMatchObject({ name: "Abbadia Alpina", to: "1928-12-06" });
    expect(placeByCode("A003", day("1980-01-01"))).toBeNull();
    expect(placeByCode("D620")).toMatchObject({ name: "Fiume", to: "1947-09-16" });
    expect(placeByCode("Z135", day("1980-01-01"))).toMatchObject({ name: "Unione Sovietica" });
  });

  test("codes in use that the table lacks, and impossible ones, are unknown", () => {
    for (const code of ["Z221", "Z231", "Z518", "Z999", "X501", "", "H50"]) expect(placeByCode(code)).toBeNull();
  });

  test.each([
    ["G113", "Oristano", "1974-08-20"],
    ["G888", "Pordenone", "1968-04-06"],
    ["E335", "Isernia", "1970-03-03"],
  ])("%s %s is older than its province", (code, name, provinceBegan) => {
    expect(placeByCode(code, day("1930-05-01"))).toMatchObject({ name, from: null });
    expect(placeByCode(code, day(provinceBegan))).toMatchObject({ name });
  });

  test.each([
    ["C744", "Città della Pieve"],
    ["C294", "Châtillon"],
    ["E829", "Magrè sulla strada del vino"],
    ["F298", "Mollières"],
    ["F436", "Monte di Mezzodì"],
    ["H275", "Riccò del Golfo di Spezia"],
    ["H607", "Roverè della Luna"],
    ["M273", "Santa Maria la Carità"],
    ["M356", "Contà"],
    ["Z106", "Stato della Città del Vaticano"],
  ])("the garbled name of %s is mended", (code, name) => {
    expect(placeByCode(code)).toMatchObject({ name });
  });

  test("names are capitalised as they are written", () => {
    expect(placeByCode("I273")).toMatchObject({ name: "Sant'Angelo d'Alife" });
    expect(placeByCode("A104")).toMatchObject({ name: "Aiello in Calabria" });
    expect(placeByCode("D969")).toMatchObject({ name: "Genova" });
  });

  test("agrees with the connector's own reading", async () => {
    for (const code of ["A001", "A002", "D969", "H501", "L219", "M438", "Z100", "Z158"]) {
      const theirs = await belfioreConnector.findByCode(code);
      expect(placeByCode(code)?.name).toBe(theirs?.name);
    }
    expect(await belfioreConnector.toArray()).toHaveLength(10_063);
    expect(searchPlaces("san", undefined, 20_000).length).toBeGreaterThan(500);
  });
});

describe("a search", () => {
  const names = (text: string, on?: string, limit?: number) =>
    searchPlaces(text, on === undefined ? undefined : day(on), limit).map(({ name }) => name);

  test("does not mind accents, case, apostrophes", () => {
    expect(names("forlì")[0]).toBe("Forlì");
    expect(names("FORLI'")[0]).toBe("Forlì");
    expect(names("l’aquila")).toEqual(["L'Aquila"]);
    expect(names("isole faer oer")).toHaveLength(1);
  });

  test("puts the exact name first, then names that start so, then later words", () => {
    expect(names("roma", undefined, 3)).toEqual(["Roma", "Romagnano", "Romagnano al Monte"]);
    expect(names("jugoslavia")).toEqual(["Repubblica Socialista Federale di Jugoslavia"]);
    expect(names("vaticano")).toEqual(["Stato della Città del Vaticano"]);
  });

  test("finds what existed on a day, and the present one first without a day", () => {
    expect(searchPlaces("sovizzo", day("1990-05-01")).map(({ code }) => code)).toEqual(["I879"]);
    expect(searchPlaces("sovizzo", day("2024-05-01")).map(({ code }) => code)).toEqual(["M436"]);
    expect(searchPlaces("sovizzo").map(({ code }) => code)).toEqual(["M436", "I879"]);
    expect(names("fiume", "1930-01-01")).toContain("Fiume");
    expect(names("fiume", "1950-01-01")).not.toContain("Fiume");
  });

  test("takes a code", () => {
    expect(names("h501")).toEqual(["Roma"]);
  });

  test("finds nothing for nothing", () => {
    expect(names("")).toEqual([]);
    expect(names(" '- ")).toEqual([]);
    expect(names("qwertyuiop")).toEqual([]);
  });

  test("stops at its limit, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 8 }), fc.integer({ min: 0, max: 30 }), (text, limit) => {
        expect(searchPlaces(text, undefined, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
