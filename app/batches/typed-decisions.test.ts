import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { decisionsOf, type TypedLine } from "./typed-decisions";

const line = (lineId: string, typed: Partial<TypedLine>): TypedLine => ({
  lineId,
  outcome: "NOW",
  on: null,
  refusal: "",
  note: "",
  ...typed,
});

test("promised days become instalments in their order", () => {
  const decisions = decisionsOf([
    line("a", { outcome: "SCHEDULED", on: day("2026-12-03") }),
    line("b", {}),
    line("c", { outcome: "SCHEDULED", on: day("2026-12-01") }),
    line("d", { outcome: "SCHEDULED", on: day("2026-12-03") }),
    line("e", { outcome: "REJECTED", refusal: "A1", note: "copia 3" }),
  ]);
  expect(decisions.map((one) => [one.lineId, one.outcome, "instalment" in one ? one.instalment : null])).toEqual([
    ["a", "SCHEDULED", 2],
    ["b", "NOW", null],
    ["c", "SCHEDULED", 1],
    ["d", "SCHEDULED", 2],
    ["e", "REJECTED", null],
  ]);
  expect(decisions[4]).toMatchObject({ code: "A1", note: "copia 3", checks: [] });
  expect(decisions[1]?.checks).toHaveLength(5);
});
