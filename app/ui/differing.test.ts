import { expect, test } from "vitest";
import { differing } from "./differing";

const marked = (first: string, second: string) =>
  differing(first, second).map((parts) => parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(""));

test("marks the part of a day that differs", () => {
  expect(marked("28/02/1990", "28/02/1991")).toEqual(["28/02/[1990]", "28/02/[1991]"]);
});

test("marks a word that only one of the two has", () => {
  expect(marked("De La Cruz", "De La")).toEqual(["De La [Cruz]", "De La"]);
  expect(marked("Niccolò", "Nicolò")).toEqual(["[Niccolò]", "[Nicolò]"]);
});

test("marks nothing where nothing differs", () => {
  expect(marked("Torino (TO)", "Torino (TO)")).toEqual(["Torino (TO)", "Torino (TO)"]);
});
