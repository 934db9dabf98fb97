import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import {
  isOpen,
  lastOpenDay,
  type OfficeCalendar,
  type Opening,
  openDayAfter,
  openingsOn,
  whyShut,
} from "~/terms/office-calendar";

const mornings = ([1, 2, 3, 4, 5] as const).map((weekday): Opening => ({ weekday, from: "09:00", to: "12:15" }));
const bridge = { from: day("2026-12-07"), to: day("2026-12-07") };
const torino: OfficeCalendar = { hours: mornings, patronDay: "06-24", closures: [bridge] };

describe("an office", () => {
  test.each([
    ["2026-11-23", null],
    ["2026-11-21", "weekly"],
    ["2026-11-22", "weekly"],
    ["2026-06-24", "patron"],
    ["2026-06-02", "republic"],
    ["2026-12-07", "closure"],
    ["2026-12-08", "immaculate-conception"],
  ])("on %s is shut because: %s", (on, why) => {
    expect(whyShut(torino, day(on))).toBe(why);
    expect(isOpen(torino, day(on))).toBe(why === null);
  });

  test("a closure shuts its first day and its last, no other", () => {
    const august = { ...torino, closures: [{ from: day("2026-08-10"), to: day("2026-08-14") }] };
    expect(["2026-08-07", "2026-08-10", "2026-08-14", "2026-08-17"].map((on) => isOpen(august, day(on)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("tells the openings of a day in order, none when shut", () => {
    const afternoon: Opening = { weekday: 1, from: "14:30", to: "16:00" };
    const office = { ...torino, hours: [afternoon, ...mornings] };
    expect(openingsOn(office, day("2026-11-23"))).toEqual([mornings[0], afternoon]);
    expect(openingsOn(office, day("2026-12-07"))).toEqual([]);
  });

  test("last open day of a stretch", () => {
    expect(lastOpenDay(torino, day("2026-12-01"), day("2026-12-08"))).toBe("2026-12-04");
    expect(lastOpenDay(torino, day("2026-12-05"), day("2026-12-08"))).toBeNull();
    expect(lastOpenDay(torino, day("2026-12-09"), day("2026-12-08"))).toBeNull();
  });

  test("counts open days, as a promise of the counter does", () => {
    expect(openDayAfter(torino, day("2026-11-23"), 3)).toBe("2026-11-26");
    expect(openDayAfter(torino, day("2026-11-26"), 2)).toBe("2026-11-30");
    expect(openDayAfter(torino, day("2026-12-04"), 1)).toBe("2026-12-09");
    expect(openDayAfter(torino, day("2026-12-05"), 0)).toBe("2026-12-05");
    expect(() => openDayAfter({ ...torino, hours: [] }, day("2026-11-23"), 1)).toThrow(RangeError);
  });
});
