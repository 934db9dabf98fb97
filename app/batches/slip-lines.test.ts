import { describe, expect, test } from "vitest";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { day } from "~/terms/day";
import { lineResult, resultCounts } from "./slip-lines";

const slip = { done: true, rules: torino2020, language: "it" as const };
const none = { outcome: null, refusalCode: null, instalment: null, scheduledFor: null };
const presented = { state: "PRESENTED" as const, producedOn: null };

describe("what came of a line", () => {
  test("taken at once", () => {
    const produced = { state: "PRODUCED" as const, producedOn: day("2026-10-22") };
    expect(lineResult({ ...none, outcome: "NOW" }, produced, slip)).toEqual({ kind: "now", producedOn: "2026-10-22" });
  });

  test("promised for a day", () => {
    const line = { ...none, outcome: "SCHEDULED" as const, instalment: 2, scheduledFor: day("2026-10-29") };
    expect(lineResult(line, { ...presented, state: "SCHEDULED" }, slip)).toMatchObject({
      kind: "promised",
      on: "2026-10-29",
      instalment: 2,
    });
  });

  test("refused, with the reason in words and whether it still waits", () => {
    const known = torino2020.refusalCodes[0];
    const line = { ...none, outcome: "REJECTED" as const, refusalCode: known?.code ?? "" };
    expect(lineResult(line, { ...presented, state: "REJECTED" }, slip)).toMatchObject({ why: known?.it, again: true });
    expect(lineResult(line, { ...presented, state: "SIGNED" }, slip)).toMatchObject({ again: false });
    expect(lineResult({ ...line, refusalCode: "Z9" }, presented, slip)).toMatchObject({ why: "Z9" });
  });

  test("left out, once the slip is done", () => {
    expect(lineResult(none, presented, slip)).toEqual({ kind: "left-out" });
    expect(lineResult(none, presented, { ...slip, done: false })).toEqual({ kind: "waiting" });
  });
});

test("counts", () => {
  expect(resultCounts([{ kind: "waiting" }, { kind: "left-out" }, { kind: "waiting" }])).toEqual({
    waiting: 2,
    "left-out": 1,
    now: 0,
    promised: 0,
    refused: 0,
  });
});
