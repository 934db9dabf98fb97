import DateHolidays from "date-holidays";
import { describe, expect, test } from "vitest";
import { addDays, type Day, day, weekday } from "~/terms/day";
import { easter, holidayKey, isNationalHoliday } from "~/terms/holidays";

const oracle = new DateHolidays("IT");
const years = Array.from({ length: 16 }, (_, index) => 2020 + index);

describe("national holidays", () => {
  test.each(years)("%i: the same days as the oracle", (year) => {
    const expected = oracle
      .getHolidays(year)
      .filter(({ type }) => type === "public")
      .map(({ date }) => day(date.slice(0, 10)))
      .filter((on) => on !== easter(year));
    expect(daysOf(year).filter(isNationalHoliday)).toEqual(expected);
  });

  test.each(years)("%i: the same Easter as the oracle", (year) => {
    const found = oracle.getHolidays(year).find(({ rule }) => rule === "easter");
    expect(easter(year)).toBe(found?.date.slice(0, 10));
  });

  test("4 October is one from 2026 on", () => {
    expect(holidayKey(day("2025-10-04"))).toBeNull();
    expect(holidayKey(day("2026-10-04"))).toBe("saint-francis");
    expect(holidayKey(day("2027-10-04"))).toBe("saint-francis");
  });

  test("patron days, Easter Sunday and ordinary Sundays are not", () => {
    expect(isNationalHoliday(day("2026-06-24"))).toBe(false);
    expect(isNationalHoliday(day("2026-04-05"))).toBe(false);
    expect(isNationalHoliday(day("2026-11-22"))).toBe(false);
  });

  test("are named", () => {
    expect(holidayKey(day("2026-04-06"))).toBe("easter-monday");
    expect(holidayKey(day("2027-12-26"))).toBe("saint-stephen");
  });
});

test.each(["1818-03-22", "1943-04-25", "2000-04-23", "2038-04-25", "2049-04-18", "2285-03-22"])(
  "Easter on %s",
  (on) => {
    expect(easter(Number(on.slice(0, 4)))).toBe(on);
    expect(weekday(day(on))).toBe(7);
  },
);

function daysOf(year: number): Day[] {
  const first = day(`${year}-01-01`);
  return Array.from({ length: 366 }, (_, index) => addDays(first, index)).filter((on) => on < `${year + 1}-01-01`);
}
