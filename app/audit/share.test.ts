import { expect, test } from "vitest";
import { shareOnTime } from "./share";

test.each([
  [88, 5, 94.6],
  [61, 7, 89.7],
  [3, 0, 100],
  [0, 2, 0],
])("%i in time and %i late are %d in a hundred", (onTime, late, share) => {
  expect(shareOnTime({ onTime, late })).toBe(share);
});

test("one late among thousands is not a hundred in a hundred", () => {
  expect(shareOnTime({ onTime: 99_999, late: 1 })).toBe(99.9);
});

test("nothing came in, nothing to share", () => {
  expect(shareOnTime({ onTime: 0, late: 0 })).toBeNull();
});
