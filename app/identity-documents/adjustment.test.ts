import fc from "fast-check";
import { expect, test } from "vitest";
import { parseForm } from "~/ui/form/form-state";
import { type Adjustment, adjustmentForm, boxOf, TURNS, UNCUT } from "./adjustment";

const size = { width: 2000, height: 1200 };

test("a turn alone keeps the whole picture, lying or standing", () => {
  expect(boxOf(size, { turn: 90, cut: UNCUT })).toEqual({ left: 0, top: 0, width: 1200, height: 2000 });
  expect(boxOf(size, { turn: 180, cut: UNCUT })).toEqual({ left: 0, top: 0, width: 2000, height: 1200 });
});

test("a cut takes hundredths of the turned picture at each side", () => {
  const cut = { top: 10, right: 5, bottom: 20, left: 25 };
  expect(boxOf(size, { turn: 0, cut })).toEqual({ left: 500, top: 120, width: 1400, height: 840 });
  expect(boxOf(size, { turn: 90, cut })).toEqual({ left: 300, top: 200, width: 840, height: 1400 });
});

test("nothing, or too much, is told", () => {
  expect(boxOf(size, { turn: 0, cut: UNCUT })).toBe("nothing-to-adjust");
  expect(boxOf(size, { turn: 0, cut: { ...UNCUT, left: 50, right: 50 } })).toBe("image-too-small");
  expect(boxOf(size, { turn: 0, cut: { ...UNCUT, left: 80, right: 80 } })).toBe("image-too-small");
});

test("what stays lies inside the picture, whatever is asked", () => {
  const part = fc.double({ min: 0, max: 95, noNaN: true });
  const cut = fc.record({ top: part, right: part, bottom: part, left: part });
  const side = fc.integer({ min: 300, max: 3508 });
  fc.assert(
    fc.property(fc.constantFrom(...TURNS), cut, side, side, (turn, cut, width, height) => {
      const box = boxOf({ width, height }, { turn, cut });
      if (typeof box === "string") return;
      const [across, down] = turn === 90 || turn === 270 ? [height, width] : [width, height];
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(box.left + box.width).toBeLessThanOrEqual(across);
      expect(box.top + box.height).toBeLessThanOrEqual(down);
    }),
  );
});

function read(fields: Record<string, string>): Adjustment | Record<string, string[]> {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  const parsed = parseForm(adjustmentForm, sent);
  return parsed.ok ? parsed.value : (parsed.form.errors as Record<string, string[]>);
}

test("hundredths are typed with comma or point, or left out", () => {
  expect(read({ top: "12,5", right: "3.25", bottom: "", left: " 4 " })).toEqual({
    turn: 0,
    cut: { top: 12.5, right: 3.25, bottom: 0, left: 4 },
  });
});

test("a turn takes nothing of the numbers beside it", () => {
  expect(read({ turn: "90", top: "10" })).toEqual({ turn: 90, cut: UNCUT });
  expect(read({ turn: "45", top: "10" })).toEqual({ turn: 0, cut: { ...UNCUT, top: 10 } });
});

test.each([
  ["-1", "not-a-number"],
  ["ten", "not-a-number"],
  ["1e1", "not-a-number"],
  ["96", "too-big"],
])("%s is told at its field", (typed, code) => {
  expect(read({ left: typed })).toEqual({ left: [code] });
});
