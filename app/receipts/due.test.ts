import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import type { OfficeCalendar } from "~/terms/office-calendar";
import { type DueGroup, dueStanding, dueStrip, dueTotals, mondayOf, stripStart } from "./due";

const mornings: OfficeCalendar = {
  hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: "09:00", to: "12:15" })),
  patronDay: "06-24",
  closures: [{ from: day("2026-12-07"), to: day("2026-12-07") }],
};
const today = day("2026-11-23");

const group = (legalDue: string, start: string, count = 1): DueGroup => ({
  chamberId: "to",
  legalDue: day(legalDue),
  start: day(start),
  count,
});
const standing = (of: DueGroup) => ({ ...of, ...dueStanding(of, mornings, today) });

describe("how a term stands", () => {
  test.each([
    ["late", "2026-11-17", "2026-11-02", "2026-11-17"],
    ["soon", "2026-11-23", "2026-11-07", "2026-11-23"],
    ["soon", "2026-11-26", "2026-11-11", "2026-11-26"],
    ["later", "2026-11-28", "2026-11-13", "2026-11-27"],
    ["later", "2026-12-07", "2026-11-21", "2026-12-04"],
  ])("%s when due on %s", (situation, legalDue, start, by) => {
    expect(standing(group(legalDue, start))).toMatchObject({ situation, by });
  });

  test("on a Saturday the office is shut, and the day before counts", () => {
    expect(dueStanding(group("2026-11-28", "2026-11-13"), mornings, today)).toEqual({
      situation: "later",
      action: "2026-11-27",
      by: "2026-11-27",
      shut: "weekly",
    });
  });

  test("a Saturday term is soon when its last useful day is", () => {
    const friday = day("2026-11-24");
    expect(dueStanding(group("2026-11-28", "2026-11-13"), mornings, friday).situation).toBe("soon");
  });

  test("shut until the term: the term itself counts", () => {
    const shut = { ...mornings, closures: [{ from: day("2026-11-20"), to: day("2026-12-10") }] };
    expect(dueStanding(group("2026-11-30", "2026-11-14"), shut, today)).toMatchObject({
      action: null,
      by: "2026-11-30",
    });
  });

  test("without rules in force the term stands alone", () => {
    expect(dueStanding(group("2026-11-28", "2026-11-13"), null, today)).toMatchObject({ by: "2026-11-28", shut: null });
  });
});

describe("the strip", () => {
  const groups = [
    group("2026-11-17", "2026-11-02"),
    group("2026-11-23", "2026-11-07", 2),
    group("2026-11-27", "2026-11-12"),
    group("2026-11-28", "2026-11-13"),
  ].map(standing);
  const strip = dueStrip(groups, [mornings], stripStart(today), today);

  test("is four weeks from the Monday of last week", () => {
    expect(strip).toHaveLength(28);
    expect(strip[0]?.day).toBe("2026-11-16");
    expect(stripStart(day("2026-11-29"))).toBe("2026-11-16");
    expect(mondayOf(day("2026-11-29"))).toBe("2026-11-23");
  });

  test("counts each case once, on the day it is to be brought by", () => {
    const counted = strip.filter(({ count }) => count > 0).map(({ day: on, count, late }) => [on, count, late]);
    expect(counted).toEqual([
      ["2026-11-17", 1, true],
      ["2026-11-23", 2, false],
      ["2026-11-27", 2, false],
    ]);
  });

  test("hatches the days on which no office is open", () => {
    const shut = strip.filter((each) => each.shut).map(({ day: on }) => on.slice(5));
    expect(shut).toEqual(["11-21", "11-22", "11-28", "11-29", "12-05", "12-06", "12-07", "12-08", "12-12", "12-13"]);
    const saturdays: OfficeCalendar = {
      hours: [{ weekday: 6, from: "09:00", to: "12:00" }],
      patronDay: null,
      closures: [],
    };
    const both = dueStrip(groups, [mornings, saturdays], stripStart(today), today);
    expect(both.filter((each) => each.shut).map(({ day: on }) => on.slice(5))).not.toContain("11-21");
  });

  test("adds up", () => {
    expect(dueTotals(groups, today)).toEqual({ all: 5, late: 1, today: 2 });
  });
});
