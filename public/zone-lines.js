// Where the lines of a machine-readable zone lie in a picture, however the card is held.

import { blackAndWhite, scaled, turned } from "./pixels.js";

/** @typedef {import("./pixels.js").Shades} Shades */

/** Height of a line of text that tesseract reads best, in pixels from line to line. */
export const PITCH = 62;

/**
 * The lines that may be the zone's, cut out, straight, in the size in which they are read: the lowest of the picture as
 * it is, then the lowest of it upside down.
 * @param {Shades} shades
 * @returns {Generator<Shades>}
 */
export function* zoneLines(shades) {
  const small = scaled(shades, WORKING_WIDTH / shades.width);
  const ink = blackAndWhite(small);
  const slope = slopeOf(small, ink);
  const angle = Math.atan(slope);
  const bands = bandsOf(ink, slope);
  const over = bands.map(({ top, bottom }) => ({ top: ink.height - bottom, bottom: ink.height - top })).reverse();
  // Rows were counted where they cross the middle of the picture, about which it is turned.
  const back = (Math.cos(angle) * shades.width) / WORKING_WIDTH;
  for (const [lines, turn] of /** @type {const} */ ([
    [bands, 0],
    [over, 180],
  ])) {
    const block = blockOf(lines);
    if (block === null) continue;
    const pitch = block.pitch * back;
    const top = (block.top - small.height / 2) * back - pitch * 0.6;
    const bottom = (block.bottom - small.height / 2) * back + pitch * 0.6;
    yield scaled(turned(shades, turn - (angle * 180) / Math.PI, top, bottom), PITCH / pitch);
  }
}

const WORKING_WIDTH = 900;
/** Rows a column: 20 degrees. */
const STEEPEST = 0.36;

/** The picture turned so that its lines lie straight; as it is where they do. @param {Shades} shades */
export function straightened(shades) {
  const small = scaled(shades, WORKING_WIDTH / shades.width);
  const slope = slopeOf(small, blackAndWhite(small));
  return slope === 0 ? shades : turned(shades, (-Math.atan(slope) * 180) / Math.PI);
}

/**
 * How much the lines rise, in rows a column; sought in a smaller picture first, since steep ones take many trials.
 * @param {Shades} small
 * @param {Shades} ink
 */
function slopeOf(small, ink) {
  const about = bestSlope(blackAndWhite(scaled(small, 0.5)), { middle: 0, reach: STEEPEST, step: 0.012 });
  return bestSlope(ink, { middle: about, reach: 0.01, step: 0.0025 });
}

/**
 * The slope at which rows of ink and rows of paper are told apart best.
 * @param {Shades} ink
 * @param {{ middle: number, reach: number, step: number }} where to look
 */
function bestSlope(ink, { middle, reach, step }) {
  let [best, most] = [middle, -1];
  for (let trial = -Math.round(reach / step); trial * step <= reach; trial += 1) {
    const slope = middle + trial * step;
    const rows = changesAlong(ink, slope);
    let sum = 0;
    for (let at = 1; at < rows.length; at += 1) sum += ((rows[at] ?? 0) - (rows[at - 1] ?? 0)) ** 2;
    if (sum > most * 1.001) [best, most] = [slope, sum];
  }
  return best;
}

/**
 * Changes between ink and paper along each row, if rows lay at that slope.
 * @param {Shades} ink
 * @param {number} slope
 */
function changesAlong({ width, height, grey }, slope) {
  const rows = new Uint32Array(height);
  const drops = Int32Array.from({ length: width }, (_, x) => Math.round((x - width / 2) * slope));
  for (let y = 0; y < height; y += 1) {
    let before = 255;
    let changes = 0;
    for (let x = 0; x < width; x += 1) {
      const row = y + (drops[x] ?? 0);
      if (row < 0 || row >= height) continue;
      const now = grey[row * width + x] ?? 255;
      if (now !== before) changes += 1;
      before = now;
    }
    rows[y] = changes;
  }
  return rows;
}

/** @typedef {{ top: number, bottom: number }} Band rows of one line of text */

/** @param {Shades} ink @param {number} slope @returns {Band[]} */
function bandsOf(ink, slope) {
  const rows = changesAlong(ink, slope);
  /** @type {Band[]} */
  const bands = [];
  let top = -1;
  for (let y = 0; y <= rows.length; y += 1) {
    const full = (rows[y] ?? 0) >= LEAST_CHANGES;
    if (full && top === -1) top = y;
    if (!full && top !== -1) {
      if (y - top >= 5 && y - top <= 60) bands.push({ top, bottom: y });
      top = -1;
    }
  }
  return bands;
}

/** Thirty letters and fillers have twice as many edges at least; a line of small print has them, too, but not alike. */
const LEAST_CHANGES = 36;

/**
 * Two or three lines that follow each other at one distance, the lowest of those that are there.
 * @param {Band[]} bands
 * @returns {{ top: number, bottom: number, pitch: number } | null}
 */
function blockOf(bands) {
  for (let last = bands.length - 1; last > 0; last -= 1) {
    const [low, high] = [bands[last], bands[last - 1]];
    if (low === undefined || high === undefined) continue;
    const pitch = low.bottom - high.bottom;
    const height = low.bottom - low.top;
    if (pitch < height * 1.15 || pitch > height * 3.5) continue;
    const third = bands[last - 2];
    const three = third !== undefined && Math.abs(high.bottom - third.bottom - pitch) < pitch * 0.3;
    return { top: (three ? third : high).top, bottom: low.bottom, pitch };
  }
  return null;
}
