import { states } from "mrz";
import { expect, test } from "vitest";
import { stateOfThree } from "./state-codes";
import { isState, stateOptions } from "./states";
import { asWritten, fitsZoneName } from "./zone-names";

test.each([
  ["Rossi", "ROSSI", true],
  ["D’Angelo", "D ANGELO", true],
  ["D'Angelo", "DANGELO", true],
  ["De La Cruz", "DE LA CRUZ", true],
  ["Nicolò", "NICOLO", true],
  ["Müller", "MUELLER", true],
  ["Müller", "MULLER", true],
  ["Đorđević", "DORDEVIC", true],
  ["Strauß", "STRAUSS", true],
  ["Åström-Sjöberg", "AASTROEM SJOEBERG", true],
  ["Rossi", "ROSI", false],
  ["Maria Luisa", "MARIA", false],
  ["Rossi", "", false],
])("%s and %s: %s", (written, zone, fits) => {
  expect(fitsZoneName(written, zone, false)).toBe(fits);
});

test("only a zone that ends in the middle of the names may lack their end", () => {
  expect(fitsZoneName("Gianfrancesca", "GIANFRANCES", true)).toBe(true);
  expect(fitsZoneName("Gianfrancesca", "GIANFRANCES", false)).toBe(false);
  expect(fitsZoneName("Gianluca", "GIANFRANCES", true)).toBe(false);
});

test("names come as one writes them", () => {
  expect(asWritten("DE LA CRUZ")).toBe("De La Cruz");
  expect(asWritten("")).toBe("");
});

test("every State has its three letters, and no three letters stand for a wrong one", () => {
  const read = Object.keys(states).flatMap((three) => {
    const two = stateOfThree(three);
    return two === null ? [] : [{ three, two }];
  });
  expect(new Set(read.map(({ two }) => two))).toEqual(new Set(stateOptions("it").map(({ value }) => value)));
  // Five kinds of British nationals besides citizens, and Germany with one letter or three.
  const twice = read.filter(({ two }, at) => read.findIndex((other) => other.two === two) !== at);
  expect(twice.every(({ two }) => two === "GB" || two === "DE")).toBe(true);
  expect(twice.length).toBe(6);
  for (const [three, two] of [
    ["ITA", "IT"],
    ["D", "DE"],
    ["AUT", "AT"],
    ["AUS", "AU"],
    ["CHN", "CN"],
    ["CHE", "CH"],
    ["UKR", "UA"],
    ["SVN", "SI"],
    ["ROU", "RO"],
    ["ALA", "AX"],
  ] as const)
    expect([three, stateOfThree(three)]).toEqual([three, two]);
  for (const none of ["XXA", "UNO", "EUE", "", "ZZZ"]) expect([none, stateOfThree(none)]).toEqual([none, null]);
  expect(read.every(({ two }) => isState(two))).toBe(true);
});
