import { expect, it } from "vitest";
import { photo } from "../../tests/support/document-photos";
import { prepareCopy } from "./capture.server";
import { copyHints } from "./copy-hints.server";

async function hintsFor(options: Parameters<typeof photo>[0]) {
  const copy = await prepareCopy(await photo(options).jpeg({ quality: 85 }).toBuffer());
  if (!copy.ok) throw new Error(copy.refusal);
  return copyHints(copy.value.jpeg);
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
