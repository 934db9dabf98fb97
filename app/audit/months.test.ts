import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import { legalDue } from "~/terms/receipt-term";
import { firstDay, lastDay, monthOf, monthsUpTo, moveMonth, readMonth, returnedSince } from "./months";

const november = readMonth("2026-11") ?? monthOf(day("2026-11-01"));

describe("months", () => {
  test("have their first and last day", () => {
    expect([firstDay(november), lastDay(november)]).toEqual(["2026-11-01", "2026-11-30"]);
    expect(lastDay(monthOf(day("2028-02-10")))).toBe("2028-02-29");
  });

  test("move over the year", () => {
    expect(moveMonth(november, 2)).toBe("2027-01");
    expect(monthsUpTo(monthOf(day("2027-01-15")), 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
  });

  test.each([null, "", "2026", "2026-13", "2026-1", "9999-12", "2026-11-01"])(
    "%j is no month of an address",
    (text) => {
      expect(readMonth(text)).toBeNull();
    },
  );
});

test("nothing due in a month was returned before the bound", () => {
  const start = day("2026-10-17");
  const due = legalDue(start, { days: 15, dayKind: "CALENDAR", saturdayRule: "SHIFT" });
  expect(returnedSince(firstDay(monthOf(due))) <= start).toBe(true);
});
