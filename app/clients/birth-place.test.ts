import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { resolvePlace } from "./birth-place";

const on = day("1980-01-01");

test.each([
  ["Torino (TO)", { name: "Torino", province: "TO", code: "L219" }],
  ["torino", { name: "Torino", province: "TO", code: "L219" }],
  ["L219", { name: "Torino", province: "TO", code: "L219" }],
  ["Forli ( fo )", null],
  ["MAROCCO (EE)", { name: "Marocco", province: "EE", code: "Z330" }],
])("reads %s", (text, place) => {
  const found = resolvePlace(text, on, null);
  expect(found.ok ? { name: found.name, province: found.province, code: found.code } : null).toEqual(place);
});

test("suggests what begins so when nothing is called so", () => {
  const found = resolvePlace("Alessandr", on, null);
  expect(found).toMatchObject({ ok: false, name: "Alessandr", province: null });
  expect(found.ok ? [] : found.suggestions).toContain("Alessandria (AL)");
});

test("keeps what was written when the list does not know it", () => {
  expect(resolvePlace("Paese Inventato (TO)", on, null)).toEqual({
    ok: false,
    name: "Paese Inventato",
    province: "TO",
    suggestions: [],
  });
});

test("of two places with one name the code's is meant, without it both are suggested", () => {
  const both = resolvePlace("Samone", on, null);
  expect(both.ok).toBe(false);
  expect(both.ok ? [] : both.suggestions.length).toBeGreaterThan(1);
  const said = resolvePlace("Samone", on, "H753");
  expect(said).toMatchObject({ ok: true, name: "Samone" });
});
