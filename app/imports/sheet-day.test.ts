import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { readSheetDay } from "./sheet-day";

const TODAY = day("2026-11-22");

test.each([
  ["22/11/2026", "2026-11-22"],
  ["2/1/2026", "2026-01-02"],
  ["22-11-2026", "2026-11-22"],
  ["22.11.2026", "2026-11-22"],
  ["22/11/26", "2026-11-22"],
  ["23/11/26", "1926-11-23"],
  ["5/6/68", "1968-06-05"],
  ["2026-11-22", "2026-11-22"],
  ["2026-11-22T00:00:00", "2026-11-22"],
  ["22/11/2026 00:00", "2026-11-22"],
  ["22/11/2026 0.00.00", "2026-11-22"],
  ["22-nov-26", "2026-11-22"],
  ["22 novembre 2026", "2026-11-22"],
  ["1° gennaio 2026", "2026-01-01"],
  ["22 November 2026", "2026-11-22"],
  ["46348", "2026-11-22"],
])("%s is a day", (text, expected) => {
  expect(readSheetDay(text, TODAY)).toBe(expected);
});

test.each(["11/22/2026", "31/02/2026", "ieri", "22/11", "2026", "1", "123456", "00/00/0000", "22/11/026", "=OGGI()"])(
  "%s is none",
  (text) => {
    expect(readSheetDay(text, TODAY)).toBeNull();
  },
);

test("a short year may lie ahead where days do", () => {
  expect(readSheetDay("20/11/29", day("2099-12-31"))).toBe("2029-11-20");
});
