// The signs in the lines of a machine-readable zone: where each stands, which of them are fillers.

/** @typedef {import("./pixels.js").Shades} Shades */

/** @typedef {{ left: number, right: number, top: number, bottom: number, filler: boolean }} Sign */

/**
 * The signs of the zone's lines, each where it stands; null where they are not as many as a card or a passport has.
 * @param {Shades} ink lines as `zoneLines` gives them, in black and white, perhaps larger or smaller
 * @returns {Sign[][] | null}
 */
export function signsOf(ink) {
  const spots = spotsOf(ink);
  const heights = spots.map(({ top, bottom }) => bottom - top).sort((one, other) => one - other);
  // Most spots are signs, and fillers are two thirds as high as letters.
  const usual = heights[Math.floor(heights.length * 0.8)] ?? 0;
  const signs = spots.filter(({ top, bottom }) => bottom - top > usual * 0.4 && bottom - top < usual * 1.5);
  /** @type {Sign[][]} */
  const rows = [];
  for (const sign of signs.sort((one, other) => one.top + one.bottom - other.top - other.bottom)) {
    const row = rows.at(-1);
    const middle = (sign.top + sign.bottom) / 2;
    if (row !== undefined && middle - middleOf(row) < usual * 0.7) row.push(sign);
    else rows.push([sign]);
  }
  const lines = rows.map((row) => evenlySpaced(row));
  for (const [count, width] of [
    [3, 30],
    [2, 44],
  ]) {
    const whole = lines.filter((line) => line.length === width);
    if (whole.length !== count) continue;
    const told = whole.map((line) => line.map((sign) => ({ ...sign, filler: isFiller(ink, sign) })));
    // Between surname and name stand two at least; upside down there are none.
    return told.flat().filter(({ filler }) => filler).length >= 2 ? told : null;
  }
  return null;
}

const middleOf = (/** @type {Sign[]} */ row) =>
  row.reduce((sum, { top, bottom }) => sum + (top + bottom) / 2, 0) / row.length;

/**
 * From left to right, the pieces of a broken sign as one, without what stands apart at the ends, such as the card's edge.
 * @param {Sign[]} row
 */
function evenlySpaced(row) {
  /** @type {Sign[]} */
  const signs = [];
  for (const sign of row.sort((one, other) => one.left - other.left)) {
    const last = signs.at(-1);
    if (last !== undefined && sign.left < last.right) {
      last.right = Math.max(last.right, sign.right);
      last.top = Math.min(last.top, sign.top);
      last.bottom = Math.max(last.bottom, sign.bottom);
    } else signs.push({ ...sign });
  }
  const centre = (/** @type {Sign | undefined} */ sign) => (sign === undefined ? 0 : (sign.left + sign.right) / 2);
  const steps = signs.slice(1).map((sign, at) => centre(sign) - centre(signs[at]));
  const step = [...steps].sort((one, other) => one - other)[Math.floor(steps.length / 2)] ?? 0;
  const apart = (/** @type {number | undefined} */ distance) => (distance ?? 0) > step * 1.6;
  let [from, to] = [0, signs.length];
  while (to - from > 2 && apart(steps[from])) from += 1;
  while (to - from > 2 && apart(steps[to - 2])) to -= 1;
  return signs.slice(from, to);
}

/**
 * Pieces of ink that hang together, by their boxes.
 * @param {Shades} ink
 * @returns {Sign[]}
 */
function spotsOf({ width, height, grey }) {
  const seen = new Uint8Array(grey.length);
  const spots = [];
  /** @type {number[]} */
  const stack = [];
  for (let start = 0; start < grey.length; start += 1) {
    if (grey[start] !== 0 || seen[start] === 1) continue;
    const spot = { left: width, right: 0, top: height, bottom: 0, filler: false };
    stack.push(start);
    seen[start] = 1;
    let size = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      size += 1;
      spot.left = Math.min(spot.left, x);
      spot.right = Math.max(spot.right, x + 1);
      spot.top = Math.min(spot.top, y);
      spot.bottom = Math.max(spot.bottom, y + 1);
      for (let near = 0; near < 9; near += 1) {
        const [nextX, nextY] = [x + (near % 3) - 1, y + Math.floor(near / 3) - 1];
        const next = nextY * width + nextX;
        if (nextX < 0 || nextX >= width || nextY < 0 || nextY >= height || seen[next] === 1 || grey[next] !== 0)
          continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    if (size >= LEAST_INK) spots.push(spot);
  }
  return spots;
}

/** Pixels; less is grain. */
const LEAST_INK = 14;

/**
 * `<`: one stroke in every row, its middle far to the right above and below, far to the left between.
 * @param {Shades} ink
 * @param {Sign} sign
 */
function isFiller({ width, grey }, { left, right, top, bottom }) {
  const [wide, high] = [right - left, bottom - top];
  /** @type {number[]} */
  const middles = [];
  for (let y = top; y < bottom; y += 1) {
    let [first, last, count] = [-1, -1, 0];
    for (let x = left; x < right; x += 1) {
      if (grey[y * width + x] !== 0) continue;
      if (first === -1) first = x;
      last = x;
      count += 1;
    }
    if (first === -1) continue;
    // Two strokes, as in K, or one along, as in C and E.
    if (last - first + 1 > count + 2 || count > wide * 0.72) return false;
    middles.push((first + last) / 2 - left);
  }
  if (middles.length < high * 0.8) return false;
  const mean = (/** @type {number[]} */ of) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const part = Math.max(1, Math.round(middles.length / 5));
  const upper = mean(middles.slice(0, part));
  const lower = mean(middles.slice(-part));
  const between = mean(middles.slice(2 * part, 3 * part));
  return Math.min(upper, lower) - between > wide * 0.25;
}

/**
 * A clean picture of some of the signs.
 * @param {Shades} lines
 * @param {Sign[][]} rows
 * @param {boolean[][]} places
 * @returns {Shades}
 */
export function onlySigns({ width, height, grey }, rows, places) {
  const clean = new Uint8Array(grey.length).fill(255);
  for (const sign of rows.flatMap((row, y) => row.filter((_, x) => places[y]?.[x] === true))) {
    const [left, right] = [Math.max(0, sign.left - 2), Math.min(width, sign.right + 2)];
    for (let y = Math.max(0, sign.top - 2); y < Math.min(height, sign.bottom + 2); y += 1)
      clean.set(grey.subarray(y * width + left, y * width + right), y * width + left);
  }
  return { width, height, grey: clean };
}

/**
 * Writes what was recognised into its places; false where it has more or fewer signs than those.
 * @param {string[][]} written
 * @param {boolean[][]} places
 * @param {string} text
 */
export function fillIn(written, places, text) {
  const lines = text
    .split("\n")
    .map((line) => [...line.replace(/[^A-Z0-9]/g, "")])
    .filter((line) => line.length > 0);
  const rows = places.map((row, y) => ({ row, y })).filter(({ row }) => row.includes(true));
  if (lines.length !== rows.length) return false;
  return rows.every(({ row, y }, at) => {
    const signs = lines[at] ?? [];
    const free = row.flatMap((is, x) => (is ? [x] : []));
    if (signs.length !== free.length) return false;
    for (const [index, x] of free.entries()) (written[y] ?? [])[x] = signs[index] ?? "";
    return true;
  });
}
