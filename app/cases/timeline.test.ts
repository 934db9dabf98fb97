import { expect, test } from "vitest";
import { timelineOf } from "./timeline";

const entry = (seq: number, at: string, facts: object) => ({
  seq,
  at,
  actor: "u1",
  act: "case.identified",
  facts: JSON.stringify(facts),
});

test("the newest entry comes first", () => {
  const items = timelineOf([entry(4, "2026-11-20T09:00:00.000Z", {}), entry(9, "2026-11-21T09:00:00.000Z", {})]);
  expect(items.map(({ seq }) => seq)).toEqual([9, 4]);
});

test.each([
  ["the same day", "2026-11-20", null],
  ["the day before", "2026-11-19", null],
  ["two days before", "2026-11-18", 2],
  ["long before", "2026-10-21", 30],
])("a day declared %s the recording", (_, day, gap) => {
  expect(timelineOf([entry(1, "2026-11-20T09:00:00.000Z", { day })])[0]?.recordedAfter).toBe(gap);
});

test("the recording's day is the one in Rome", () => {
  expect(timelineOf([entry(1, "2026-11-20T23:30:00.000Z", { day: "2026-11-19" })])[0]?.recordedAfter).toBe(2);
});

test("tells what the practice declared and under which rules", () => {
  const [item] = timelineOf([entry(1, "2026-11-20T09:00:00.000Z", { declared: true, ruleset: "valdora-2024" })]);
  expect(item).toMatchObject({ declared: true, ruleset: "valdora-2024", day: null });
});
