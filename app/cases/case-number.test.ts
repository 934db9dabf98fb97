import { expect, test } from "vitest";
import { caseNumber, parseCaseNumber } from "./case-number";

test("writes four figures, more when there are more", () => {
  expect(caseNumber({ year: 2026, number: 131 })).toBe("2026/0131");
  expect(caseNumber({ year: 2026, number: 12345 })).toBe("2026/12345");
});

test.each([
  ["2026/0131", { year: 2026, number: 131 }],
  [" 2026 / 131 ", { year: 2026, number: 131 }],
  ["2026-131", { year: 2026, number: 131 }],
  ["0131", { year: null, number: 131 }],
  ["131", { year: null, number: 131 }],
])("reads %s", (text, number) => {
  expect(parseCaseNumber(text)).toEqual(number);
});

test.each(["", "Rossi", "1926/5", "2026/", "1234567", "12 34"])("does not read %s", (text) => {
  expect(parseCaseNumber(text)).toBeNull();
});
