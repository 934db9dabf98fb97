import { expect, test } from "vitest";
import { addressWith } from "./address";

const here = new URL("https://studio.example/due?officer=x&after=2026-11-23_y&detto=sent");

test("changes, adds and takes away, and forgets what was said", () => {
  expect(addressWith(here, { after: null, when: "late", q: "" })).toBe("/due?officer=x&when=late");
});

test("a page without parameters is its path", () => {
  expect(addressWith("/due?officer=x", { officer: null })).toBe("/due");
});
