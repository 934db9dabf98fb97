import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  type Day,
  day,
  dayInRome,
  daysBetween,
  isDay,
  romeInstant,
  timeInRome,
  weekday,
} from "~/terms/day";

const someDay = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays(day("2000-01-01"), days));

describe("a day", () => {
  test.each(["2026-11-23", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s exists", (text) => {
    expect(isDay(text)).toBe(true);
    expect(day(text)).toBe(text);
  });

  test.each([
    "",
    "2026-11-3",
    "23/11/2026",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2026-02-29",
    "1900-02-29",
    "0000-01-01",
    "2026-01-00",
    "2026-11-23T00:00",
    " 2026-11-23",
    "2026-11-23\n",
    "20261123",
    "+002026-11-23",
    "２０２６-11-23",
  ])("%j does not", (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow(RangeError);
  });

  test("compares as text in the order of time", () => {
    fc.assert(fc.property(someDay, someDay, (one, other) => one < other === daysBetween(one, other) > 0));
  });
});

describe("counting", () => {
  test("days across months, years and the change of the clocks", () => {
    expect(addDays(day("2026-10-24"), 1)).toBe("2026-10-25");
    expect(addDays(day("2026-10-25"), 1)).toBe("2026-10-26");
    expect(addDays(day("2026-12-10"), 22)).toBe("2027-01-01");
    expect(addDays(day("2026-03-01"), -1)).toBe("2026-02-28");
    expect(daysBetween(day("2026-03-20"), day("2026-04-04"))).toBe(15);
    expect(daysBetween(day("2026-04-04"), day("2026-03-20"))).toBe(-15);
  });

  test("adding and subtracting agree", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  test("months keep the day or take the last of the month", () => {
    expect(addMonths(day("2026-01-31"), 1)).toBe("2026-02-28");
    expect(addMonths(day("2024-01-31"), 1)).toBe("2024-02-29");
    expect(addMonths(day("2026-11-23"), 2)).toBe("2027-01-23");
  });

  test("years: 29 February becomes 28 February", () => {
    expect(addYears(day("2024-02-29"), 3)).toBe("2027-02-28");
    expect(addYears(day("2024-02-29"), 4)).toBe("2028-02-29");
    expect(addYears(day("2026-10-29"), 3)).toBe("2029-10-29");
  });

  test("weekdays run from 1 on Monday to 7 on Sunday", () => {
    expect(weekday(day("2026-11-23"))).toBe(1);
    expect(weekday(day("2026-11-22"))).toBe(7);
    fc.assert(fc.property(someDay, (from) => weekday(addDays(from, 1)) === (weekday(from) % 7) + 1));
  });

  test("a day outside the years 0001–9999 is refused", () => {
    expect(() => addDays(day("9999-12-31"), 1)).toThrow(RangeError);
  });
});

describe("the clock in Rome", () => {
  test.each([
    ["2026-07-01T21:59:59Z", "2026-07-01", "23.59"],
    ["2026-07-01T22:00:00Z", "2026-07-02", "0.00"],
    ["2026-12-01T22:59:59Z", "2026-12-01", "23.59"],
    ["2026-12-01T23:00:00Z", "2026-12-02", "0.00"],
    ["2026-11-23T08:30:00Z", "2026-11-23", "9.30"],
  ])("%s is %s at %s", (instant, localDay, time) => {
    expect(dayInRome(new Date(instant))).toBe(localDay);
    expect(timeInRome(new Date(instant))).toBe(time);
  });

  test("an hour on a day is an instant", () => {
    expect(romeInstant(day("2026-11-23"), 12, 15).toISOString()).toBe("2026-11-23T11:15:00.000Z");
    expect(romeInstant(day("2026-06-23"), 9, 0).toISOString()).toBe("2026-06-23T07:00:00.000Z");
  });

  test("the hour that comes twice is its first, the hour that is skipped moves forward", () => {
    expect(romeInstant(day("2026-10-25"), 2, 30).toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(romeInstant(day("2026-03-29"), 2, 30).toISOString()).toBe("2026-03-29T01:30:00.000Z");
  });

  test("an hour that no clock shows is refused", () => {
    expect(() => romeInstant(day("2026-11-23"), 25, 0)).toThrow(RangeError);
    expect(() => romeInstant(day("2026-11-23"), 9, 60)).toThrow(RangeError);
  });

  test("there and back", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 4, max: 23 }), fc.integer({ min: 0, max: 59 }), (on, hours, minutes) => {
        const instant = romeInstant(on, hours, minutes);
        const [localDay, time]: [Day, string] = [dayInRome(instant), timeInRome(instant)];
        expect([localDay, time]).toEqual([on, `${hours}.${String(minutes).padStart(2, "0")}`]);
      }),
    );
  });
});
