import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type Day, day, daysBetween, weekday } from "~/terms/day";
import { isNationalHoliday } from "~/terms/holidays";
import { isOpen, type OfficeCalendar, type Opening } from "~/terms/office-calendar";
import {
  actionDate,
  DAY_KINDS,
  daysLate,
  explainLegalDue,
  isOverdue,
  legalDue,
  SATURDAY_RULES,
  type TermRule,
} from "~/terms/receipt-term";

const fifteenDays: TermRule = { days: 15, dayKind: "CALENDAR", saturdayRule: "NOT_FESTIVE" };
const shiftingSaturday: TermRule = { ...fifteenDays, saturdayRule: "SHIFT" };
const mornings = ([1, 2, 3, 4, 5] as const).map((weekday): Opening => ({ weekday, from: "09:00", to: "12:15" }));
const torino: OfficeCalendar = { hours: mornings, patronDay: "06-24", closures: [] };

const someDay = fc.integer({ min: 0, max: 10_957 }).map((days) => addDays(day("2020-01-01"), days));
const someRule = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  dayKind: fc.constantFrom(...DAY_KINDS),
  saturdayRule: fc.constantFrom(...SATURDAY_RULES),
});

describe("the legal due day", () => {
  test.each([
    ["2020-05-29", "2020-06-13", "2020-06-15"],
    ["2026-03-20", "2026-04-04", "2026-04-07"],
    ["2026-04-10", "2026-04-27", "2026-04-27"],
    ["2026-06-09", "2026-06-24", "2026-06-24"],
    ["2026-08-01", "2026-08-17", "2026-08-17"],
    ["2026-09-19", "2026-10-05", "2026-10-05"],
    ["2027-09-19", "2027-10-05", "2027-10-05"],
    ["2026-10-17", "2026-11-02", "2026-11-02"],
    ["2026-12-10", "2026-12-28", "2026-12-28"],
    ["2026-11-07", "2026-11-23", "2026-11-23"],
    ["2025-09-19", "2025-10-04", "2025-10-06"],
  ])("of a term started on %s is %s, with Saturdays festive %s", (start, due, dueWithShift) => {
    expect(legalDue(day(start), fifteenDays)).toBe(due);
    expect(legalDue(day(start), shiftingSaturday)).toBe(dueWithShift);
  });

  test("counts only days that are not festive where the chamber says so", () => {
    const working: TermRule = { ...fifteenDays, dayKind: "WORKING" };
    expect(legalDue(day("2026-11-07"), working)).toBe("2026-11-25");
    expect(legalDue(day("2026-11-07"), { ...working, saturdayRule: "SHIFT" })).toBe("2026-11-27");
    expect(legalDue(day("2026-12-18"), { ...working, days: 5 })).toBe("2026-12-24");
    expect(legalDue(day("2026-12-18"), { ...working, days: 6 })).toBe("2026-12-28");
  });

  test("of other numbers of days", () => {
    expect(legalDue(day("2026-11-07"), { ...fifteenDays, days: 10 })).toBe("2026-11-17");
    expect(legalDue(day("2026-11-07"), { ...fifteenDays, days: 1 })).toBe("2026-11-09");
  });

  test("is never earlier than the counted days, never festive, and no festive day is left out between", () => {
    fc.assert(
      fc.property(someDay, someRule, (start, rule) => {
        const { fifteenth, shifts, due } = explainLegalDue(start, rule);
        expect(daysBetween(start, fifteenth)).toBeGreaterThanOrEqual(rule.days);
        expect(festive(due, rule)).toBe(false);
        expect(shifts.map((shift) => shift.day)).toEqual(shifts.map((_, index) => addDays(fifteenth, index)));
        expect(shifts.every((shift) => festive(shift.day, rule))).toBe(true);
        expect(addDays(fifteenth, shifts.length)).toBe(due);
        expect(shifts.length).toBeLessThanOrEqual(4);
        expect(legalDue(start, rule)).toBe(due);
      }),
    );
  });

  test("of calendar days is exactly the counted day unless that one is festive", () => {
    fc.assert(
      fc.property(someDay, (start) => {
        const counted = addDays(start, 15);
        expect(legalDue(start, fifteenDays) === counted).toBe(!festive(counted, fifteenDays));
      }),
    );
  });

  test("is monotone: who starts later is not due earlier", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 30 }), someRule, (start, later, rule) => {
        expect(legalDue(start, rule) <= legalDue(addDays(start, later), rule)).toBe(true);
      }),
    );
  });
});

describe("the explanation", () => {
  test("names what moved the term, in order", () => {
    expect(explainLegalDue(day("2026-04-10"), fifteenDays)).toEqual({
      start: "2026-04-10",
      days: 15,
      dayKind: "CALENDAR",
      fifteenth: "2026-04-25",
      shifts: [
        { day: "2026-04-25", why: "liberation" },
        { day: "2026-04-26", why: "sunday" },
      ],
      due: "2026-04-27",
    });
    expect(explainLegalDue(day("2026-03-20"), shiftingSaturday).shifts.map(({ why }) => why)).toEqual([
      "saturday",
      "sunday",
      "easter-monday",
    ]);
  });

  test("says Sunday of a holiday that falls on a Sunday", () => {
    expect(explainLegalDue(day("2026-09-19"), fifteenDays).shifts).toEqual([{ day: "2026-10-04", why: "sunday" }]);
    expect(explainLegalDue(day("2027-09-19"), fifteenDays).shifts).toEqual([
      { day: "2027-10-04", why: "saint-francis" },
    ]);
  });

  test("has no shift where the counted day is good", () => {
    expect(explainLegalDue(day("2026-11-13"), fifteenDays).shifts).toEqual([]);
  });
});

describe("the action day", () => {
  const on = (term: { due: string; start: string; today: string; office?: OfficeCalendar }) =>
    actionDate({
      legalDue: day(term.due),
      start: day(term.start),
      today: day(term.today),
      office: term.office ?? torino,
    });

  test("is the term itself when the office is open", () => {
    expect(on({ due: "2026-11-23", start: "2026-11-07", today: "2026-11-10" })).toBe("2026-11-23");
    expect(on({ due: "2026-11-23", start: "2026-11-07", today: "2026-11-23" })).toBe("2026-11-23");
  });

  test("is the last open day before a Saturday or a patron day", () => {
    expect(on({ due: "2020-06-13", start: "2020-05-29", today: "2020-05-29" })).toBe("2020-06-12");
    expect(on({ due: "2026-06-24", start: "2026-06-09", today: "2026-06-10" })).toBe("2026-06-23");
  });

  test("steps over the closures known today", () => {
    const shut = { ...torino, closures: [{ from: day("2026-11-19"), to: day("2026-11-23") }] };
    expect(on({ due: "2026-11-23", start: "2026-11-07", today: "2026-11-10", office: shut })).toBe("2026-11-18");
  });

  test("does not exist when the office is shut from today to the term", () => {
    expect(on({ due: "2020-06-13", start: "2020-05-29", today: "2020-06-13" })).toBeNull();
    const shut = { ...torino, closures: [{ from: day("2026-11-01"), to: day("2026-11-30") }] };
    expect(on({ due: "2026-11-23", start: "2026-11-07", today: "2026-11-10", office: shut })).toBeNull();
  });

  test("of a term gone by is looked for from the start of the term", () => {
    expect(on({ due: "2020-06-13", start: "2020-05-29", today: "2020-06-14" })).toBe("2020-06-12");
    const shut = { ...torino, closures: [{ from: day("2020-05-29"), to: day("2020-06-13") }] };
    expect(on({ due: "2020-06-13", start: "2020-05-29", today: "2020-07-01", office: shut })).toBeNull();
  });

  test("is an open day between the earliest useful day and the term, and none after it is open", () => {
    const closures = fc.array(
      fc.tuple(someDay, fc.integer({ min: 0, max: 20 })).map(([from, length]) => ({ from, to: addDays(from, length) })),
      { maxLength: 3 },
    );
    const nearby = fc.integer({ min: 0, max: 25 });
    fc.assert(
      fc.property(someDay, nearby, closures, (start, passed, closed) => {
        const office = { ...torino, closures: closed };
        const today = addDays(start, passed);
        const due = legalDue(start, fifteenDays);
        const found = actionDate({ legalDue: due, start, today, office });
        const earliest = today > due ? start : today;
        const open = daysFromTo(earliest, due).filter((candidate) => isOpen(office, candidate));
        expect(found).toBe(open.at(-1) ?? null);
      }),
    );
  });
});

describe("lateness", () => {
  test.each([
    ["still out, on the day of the term", "2026-11-23", null, 0],
    ["still out, the day after", "2026-11-24", null, 1],
    ["returned on the day of the term, seen later", "2026-12-24", "2026-11-23", 0],
    ["returned before the term", "2026-12-24", "2026-11-10", 0],
    ["returned three days after the term", "2026-12-24", "2026-11-26", 3],
  ])("%s", (_, today, returnedOn, late) => {
    const returned = returnedOn === null ? null : day(returnedOn);
    expect(daysLate(day("2026-11-23"), day(today), returned)).toBe(late);
    expect(isOverdue(day("2026-11-23"), day(today), returned)).toBe(late > 0);
  });
});

function festive(on: Day, rule: TermRule): boolean {
  return weekday(on) === 7 || isNationalHoliday(on) || (rule.saturdayRule === "SHIFT" && weekday(on) === 6);
}

function daysFromTo(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
}
