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
  const facts = { declared: true, ruleset: "valdora-2024" };
  const at = "2026-11-20T09:00:00.000Z";
  expect(timelineOf([{ ...entry(1, at, facts), act: "case.presented" }])[0]).toMatchObject({ ...facts, day: null });
  // The practice's own acts are its own everywhere.
  expect(timelineOf([entry(1, at, facts)])[0]?.declared).toBe(false);
});

test("tells what a code of refusal means", () => {
  const rejected = {
    ...entry(1, "2026-11-20T09:00:00.000Z", { code: "D1", ruleset: "torino-2020" }),
    act: "case.rejected",
  };
  expect(timelineOf([rejected])[0]?.why).toEqual({ it: "Documento scaduto", en: "Document expired" });
});

test("copies of one go are one line", () => {
  const copy = (seq: number, at: string, kind: string) => ({ ...entry(seq, at, { kind }), act: "case.copyStored" });
  const items = timelineOf([
    copy(1, "2026-11-20T09:00:00.000Z", "ID_FRONT"),
    copy(3, "2026-11-20T09:00:02.000Z", "ID_BACK"),
    copy(7, "2026-11-20T11:00:00.000Z", "CF_FRONT"),
  ]);
  expect(items.map(({ seqs, kinds }) => [seqs, kinds])).toEqual([
    [[7], ["CF_FRONT"]],
    [
      [3, 1],
      ["ID_FRONT", "ID_BACK"],
    ],
  ]);
});

test("copies from the phone stand apart from those of the desk", () => {
  const copy = (seq: number, facts: object) => ({
    ...entry(seq, `2026-11-20T09:00:0${seq}.000Z`, facts),
    act: "case.copyStored",
  });
  const phone = { kind: "ID_FRONT", via: "PHONE" };
  const items = timelineOf([copy(1, { kind: "ID_BACK" }), copy(2, phone), copy(3, { ...phone, kind: "CF_FRONT" })]);
  expect(items.map(({ seqs }) => seqs)).toEqual([[3, 2], [1]]);
});
