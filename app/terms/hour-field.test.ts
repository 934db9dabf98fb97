import { expect, test } from "vitest";
import { optionalHourField } from "./hour-field";

test.each([
  ["9.30", "09:30"],
  ["09:30", "09:30"],
  [" 12.15 ", "12:15"],
  ["", null],
])("%j is %s", (text, hour) => {
  expect(optionalHourField.parse(text)).toBe(hour);
});

test.each(["9", "24.00", "9.60", "9,30", "mattina"])("%j is no hour", (text) => {
  expect(optionalHourField.safeParse(text).success).toBe(false);
});
