import { expect, it } from "vitest";
import { photo } from "../../tests/support/document-photos";
import { cardDotsPerInch } from "./capture";
import { prepareCopies } from "./capture.server";

async function hintsFor(options: Parameters<typeof photo>[0]) {
  const copies = await prepareCopies(await photo(options).jpeg({ quality: 85 }).toBuffer());
  if (!copies.ok) throw new Error(copies.refusal);
  return copies.value[0]?.hints;
}

it("says nothing about good photos and scans", async () => {
  expect(await hintsFor({})).toEqual([]);
  expect(await hintsFor({ width: 4032, height: 3024 })).toEqual([]);
  expect(await hintsFor({ width: 1050, height: 700 })).toEqual([]);
  expect(await hintsFor({ light: 0.6 })).toEqual([]);
  expect(await hintsFor({ blur: 0.5 })).toEqual([]);
});

it("points at a dark photo", async () => {
  expect(await hintsFor({ light: 0.25 })).toContain("dark");
});

it("points at a photo out of focus", async () => {
  expect(await hintsFor({ blur: 8 })).toEqual(["blurred"]);
  expect(await hintsFor({ width: 4032, height: 3024, blur: 18 })).toEqual(["blurred"]);
});

it("points at a small picture", async () => {
  expect(await hintsFor({ width: 700, height: 500 })).toEqual(["small"]);
});

it("asks for what prints a card at 300 dots per inch", async () => {
  expect(cardDotsPerInch({ width: 1011, height: 638 })).toBe(300);
  expect(cardDotsPerInch({ width: 638, height: 1011 })).toBe(300);
  expect(cardDotsPerInch({ width: 1010, height: 638 })).toBe(299);
  expect(cardDotsPerInch({ width: 3000, height: 637 })).toBe(300);
  expect(cardDotsPerInch({ width: 3000, height: 600 })).toBe(282);
  expect(await hintsFor({ width: 1011, height: 638 })).toEqual([]);
  expect(await hintsFor({ width: 1000, height: 638 })).toEqual(["small"]);
});
