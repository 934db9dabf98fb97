import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRanges, writeRanges } from "./number-ranges";

describe("case numbers in an address", () => {
  test("are written as runs, year by year", () => {
    const numbers = [40, 12, 13, 14].map((number) => ({ year: 2026, number }));
    expect(writeRanges([{ year: 2027, number: 1 }, ...numbers])).toEqual(["2026:12-14,40", "2027:1"]);
  });

  test("are read as they were written", () => {
    const numbers = fc.uniqueArray(
      fc.record({ year: fc.integer({ min: 2020, max: 2023 }), number: fc.integer({ min: 1, max: 60 }) }),
      { selector: ({ year, number }) => `${year}/${number}` },
    );
    fc.assert(
      fc.property(numbers, (given) => {
        const sorted = [...given].sort((a, b) => a.year - b.year || a.number - b.number);
        expect(readRanges(writeRanges(given), 1000)).toEqual(sorted);
      }),
    );
  });

  test.each([["2026:"], ["2026:1-"], ["2026:9-3"], ["26:1"], ["2026:1;2"], ["2026:1-9999999"], ["../x"]])(
    "%s is no list of numbers",
    (text) => {
      expect(readRanges([text], 1000)).toBeNull();
    },
  );

  test("are no more than may be printed at once", () => {
    expect(readRanges(["2026:1-1000"], 1000)).toHaveLength(1000);
    expect(readRanges(["2026:1-1001"], 1000)).toBeNull();
    expect(readRanges(["2026:1-600", "2027:1-600"], 1000)).toBeNull();
  });
});
