// From a picture of a card to what its bar code or its machine-readable zone says, or null. Plain functions on pixels: the
// readers of others are handed in, so that the browser and the bench read in the same way.

import { codiceFiscaleIn } from "./codice-fiscale.js";
import { machineZoneIn } from "./mrz-lines.js";

/** @typedef {{ width: number, height: number, data: Uint8ClampedArray | Uint8Array }} Picture RGBA, row by row */
/** @typedef {{ width: number, height: number, grey: Uint8Array }} Shades one byte a pixel, row by row */
/** @typedef {(picture: Picture) => Promise<string[]>} FindBars The texts of all Code 39 in a picture. */
/**
 * @typedef {(pgm: Uint8Array, letters: string) => Promise<string>} Recognise The text in a picture (PGM) of some lines of
 *   OCR-B, in which there are no other letters than these.
 */

/** What is asked of `zxing-wasm`: no other code, which could be taken for a piece of this one. */
export const BARS = /** @type {const} */ ({
  formats: ["Code39"],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 4,
});

/** What is asked of tesseract, beside the letters: one block of lines. */
export const ZONE_TEXT = /** @type {const} */ ({ tessedit_pageseg_mode: "6", user_defined_dpi: "300" });

/**
 * The codice fiscale of a bar code in the picture, once two looks at it have said the same; null otherwise. A look reads
 * the picture as it is, without its grain, or turned a little: light and angle decide which of them succeeds.
 * @param {Picture} picture
 * @param {FindBars} findBars
 */
export async function codeInPicture(picture, findBars) {
  const believe = twice();
  const shades = shadesOf(picture);
  for (const look of BAR_LOOKS) {
    const read = await codeIn(look(shades), findBars);
    const believed = read === null ? null : believe(read);
    if (believed !== null) return believed;
  }
  return null;
}

/**
 * One look of many: for the live camera, whose next frame is the next look (`at` counts them).
 * @param {Picture} picture
 * @param {FindBars} findBars
 * @param {number} at
 */
export function codeInFrame(picture, findBars, at) {
  const look = BAR_LOOKS[at % BAR_LOOKS.length] ?? same;
  return codeIn(look(shadesOf(picture)), findBars);
}

/** @param {Shades} shades @param {FindBars} findBars */
async function codeIn(shades, findBars) {
  for (const text of await findBars(pictureOf(shades))) {
    const code = codiceFiscaleIn(text);
    if (code !== null) return code;
  }
  return null;
}

/** @type {(shades: Shades) => Shades} */
const same = (shades) => shades;

/** @type {readonly ((shades: Shades) => Shades)[]} */
const BAR_LOOKS = [
  same,
  softened,
  (shades) => scaled(shades, 0.7),
  straightened,
  (shades) => softened(straightened(shades)),
  (shades) => turned(shades, 5),
  (shades) => turned(shades, -5),
  (shades) => scaled(shades, 1.5),
  (shades) => sharpened(squeezed(shades, 8)),
  (shades) => sharpened(squeezed(scaled(shades, 0.9), 14)),
];

/**
 * The zone in the picture, once two looks at it have said the same; null otherwise. Its check digits do not cover the
 * names: hence the second look, at other pixels. Whichever way the card lies.
 * @param {Picture} picture
 * @param {Recognise} recognise
 * @param {import("./mrz-lines.js").Parse} parse
 */
export async function zoneInPicture(picture, recognise, parse) {
  const shades = shadesOf(picture);
  for (const side of [same, quartered]) {
    for (const lines of zoneLines(side(shades))) {
      const believe = twice();
      for (const [at, look] of ZONE_LOOKS.entries()) {
        const found = await zoneIn(look(lines), recognise, parse, at < ZONE_LOOKS.length / 2);
        const believed = found === null ? null : believe(found);
        if (believed !== null) return believed;
      }
    }
  }
  return null;
}

/**
 * One look of many at a frame of the live camera, into which nobody holds a card by its short side.
 * @param {Picture} picture
 * @param {Recognise} recognise
 * @param {import("./mrz-lines.js").Parse} parse
 * @param {number} at
 */
export async function zoneInFrame(picture, recognise, parse, at) {
  const turn = at % ZONE_LOOKS.length;
  for (const lines of zoneLines(shadesOf(picture))) {
    const found = await zoneIn((ZONE_LOOKS[turn] ?? same)(lines), recognise, parse, turn < ZONE_LOOKS.length / 2);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Fillers are told by their shape, since readers of words take a row of them for letters. What is left is recognised by
 * kinds, letters apart from figures, and has to have as many signs as there are places for them.
 * @param {Shades} lines
 * @param {Recognise} recognise
 * @param {import("./mrz-lines.js").Parse} parse
 * @param {boolean} numbered as documents of Italy are now; others have a number of any signs
 */
async function zoneIn(lines, recognise, parse, numbered) {
  const rows = signsOf(blackAndWhite(lines));
  if (rows === null) return null;
  const even = contrasted(lines);
  const kinds = (rows.length === 3 ? CARD_KINDS : PASSPORT_KINDS).map((row) => [...row]);
  const written = rows.map((row) => row.map(({ filler }) => (filler ? "<" : "")));
  for (const kind of /** @type {const} */ (["A", "L", "9", "X"])) {
    // A letter or two by themselves are easily overlooked: those of the number are read with the others of their line.
    const among = kind === "L" ? "LA" : kind;
    const places = rows.map((row, y) => {
      const here = kinds[y] ?? [];
      return row.map(({ filler }, x) => !filler && here.includes(kind) && among.includes(here[x] ?? ""));
    });
    if (!places.flat().includes(true)) continue;
    const text = await recognise(pgmOf(onlySigns(even, rows, places)), LETTERS[kind]);
    if (!fillIn(written, places, text)) return null;
    // Now it is known whose document it is, and with that which of its number's signs are figures.
    if (kind === "A" && numbered) sortNumber(kinds, written);
  }
  return machineZoneIn(written.map((row) => row.join("")).join("\n"), parse)?.text ?? null;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LETTERS = { A: ALPHABET, L: ALPHABET, 9: "0123456789", X: `${ALPHABET}0123456789` };

/** Of each place what can stand there: letters (A; L those of the number), figures (9), both (X). ICAO Doc 9303, parts 4 and 5. */
const CARD_KINDS = ["AAAAAXXXXXXXXX9XXXXXXXXXXXXXXX", "9999999A9999999AAAXXXXXXXXXXX9", "A".repeat(30)];
const PASSPORT_KINDS = ["A".repeat(44), `XXXXXXXXX9AAA9999999A9999999${"X".repeat(14)}99`];

/**
 * Italy numbers its cards `CA00000AA` and its passports `YA0000000` (domain.md §5.2).
 * @param {string[][]} kinds
 * @param {string[][]} written
 */
function sortNumber(kinds, written) {
  const begins = (written[0] ?? []).slice(0, 5).join("");
  if (kinds.length === 3 && begins === "C<ITA") kinds[0]?.splice(5, 9, ..."AA99999AA".replaceAll("A", "L"));
  if (kinds.length === 2 && begins === "P<ITA") kinds[1]?.splice(0, 9, ..."AA9999999".replaceAll("A", "L"));
}

/** Believes what was read two times, nothing else having been read between. @returns {(text: string) => string | null} */
export function twice() {
  let last = "";
  return (text) => {
    const believed = text === last ? text : null;
    last = text;
    return believed;
  };
}

/** Height of a line of text that tesseract reads best, in pixels from line to line. */
const PITCH = 62;

/** @type {readonly ((lines: Shades) => Shades)[]} */
const ZONE_LOOKS = [same, softened, (lines) => scaled(softened(lines), 1.25), (lines) => scaled(lines, 0.8)];

/**
 * The lines that may be the zone's, cut out, straight, in the size in which they are read: the lowest of the picture as
 * it is, then the lowest of it upside down.
 * @param {Shades} shades
 * @returns {Generator<Shades>}
 */
function* zoneLines(shades) {
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
function straightened(shades) {
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

// ── Signs of the zone ────────────────────────────────────────────────────────────────────────────────────────────

/** @typedef {{ left: number, right: number, top: number, bottom: number, filler: boolean }} Sign */

/**
 * The signs of the zone's lines, each where it stands; null where they are not as many as a card or a passport has.
 * @param {Shades} ink lines as `zoneLines` gives them, in black and white, perhaps larger or smaller
 * @returns {Sign[][] | null}
 */
function signsOf(ink) {
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
function onlySigns({ width, height, grey }, rows, places) {
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
function fillIn(written, places, text) {
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

// ── Pixels ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** @param {Picture} picture @returns {Shades} */
function shadesOf({ width, height, data }) {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    // Rec. 601, in whole numbers.
    grey[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  }
  return { width, height, grey };
}

/** @param {Shades} shades @returns {Picture} */
function pictureOf({ width, height, grey }) {
  const words = new Uint32Array(width * height);
  for (let at = 0; at < words.length; at += 1) words[at] = ((grey[at] ?? 0) * 0x010101) | 0xff000000;
  return { width, height, data: new Uint8ClampedArray(words.buffer) };
}

/** As tesseract takes it in: a header and the bytes. @param {Shades} shades */
function pgmOf({ width, height, grey }) {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(header.length + grey.length);
  bytes.set(header);
  bytes.set(grey, header.length);
  return bytes;
}

/**
 * Means of the squares around each pixel, from sums over everything above and before.
 * @param {Shades} shades
 * @param {number} reach
 */
function means({ width, height, grey }, reach) {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += grey[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const found = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    const [y0, y1] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x += 1) {
      const [x0, x1] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const at = (/** @type {number} */ row, /** @type {number} */ column) => sums[row * (width + 1) + column] ?? 0;
      found[y * width + x] = (at(y1, x1) - at(y0, x1) - at(y1, x0) + at(y0, x0)) / ((y1 - y0) * (x1 - x0));
    }
  }
  return found;
}

/** Ink where it is darker than what is around it: a shadow over half of the card is none. @param {Shades} shades */
function blackAndWhite(shades) {
  const around = means(shades, Math.max(8, Math.round(shades.width / 50)));
  const grey = shades.grey.map((shade, at) => (shade < (around[at] ?? 0) - 18 ? 0 : 255));
  return { ...shades, grey };
}

/** Light made even, ink made black, without the hard edges of black and white. @param {Shades} shades */
function contrasted(shades) {
  const around = means(shades, Math.round(PITCH * 0.8));
  const grey = shades.grey.map((shade, at) => Math.max(0, Math.min(255, 215 + (shade - (around[at] ?? 0)) * 2.2)));
  return { ...shades, grey };
}

/** Without its grain: each pixel the mean of nine. @param {Shades} shades @returns {Shades} */
function softened(shades) {
  return { ...shades, grey: means(shades, 1) };
}

/**
 * So many rows made one: bars that stand upright stay as they are, their grain goes.
 * @param {Shades} shades
 * @param {number} rows
 * @returns {Shades}
 */
function squeezed({ width, height: high, grey }, rows) {
  const height = Math.max(1, Math.floor(high / rows));
  const found = new Uint8Array(width * height);
  for (let at = 0; at < found.length; at += 1) {
    const from = Math.floor(at / width) * rows * width + (at % width);
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += grey[from + row * width] ?? 0;
    found[at] = sum / rows;
  }
  return { width, height, grey: found };
}

/**
 * A blur of about two pixels along the rows undone: what the picture, blurred again, lacks of itself is added, again and
 * again (van Cittert).
 * @param {Shades} shades
 * @returns {Shades}
 */
function sharpened(shades) {
  const { width, grey } = shades;
  const found = Uint8Array.from(grey);
  const [sharp, blurred, half] = [new Float32Array(width), new Float32Array(width), new Float32Array(width)];
  for (let start = 0; start < grey.length; start += width) {
    const seen = grey.subarray(start, start + width);
    sharp.set(seen);
    for (let round = 0; round < 12; round += 1) {
      fiveMeans(sharp, half);
      fiveMeans(half, blurred);
      for (let x = 0; x < width; x += 1)
        sharp[x] = Math.max(0, Math.min(255, (sharp[x] ?? 0) + (seen[x] ?? 0) - (blurred[x] ?? 0)));
    }
    found.set(sharp, start);
  }
  return { ...shades, grey: found };
}

/** Of each five neighbours the mean; at the ends the last one stands for those beyond. @param {Float32Array} of @param {Float32Array} into */
function fiveMeans(of, into) {
  const last = of.length - 1;
  for (let x = 0; x <= last; x += 1) {
    let sum = 0;
    for (let near = x - 2; near <= x + 2; near += 1) sum += of[Math.max(0, Math.min(last, near))] ?? 0;
    into[x] = sum / 5;
  }
}

/**
 * Smaller by means over what a pixel covers, larger by straight lines between pixels.
 * @param {Shades} shades
 * @param {number} factor
 * @returns {Shades}
 */
function scaled(shades, factor) {
  const width = Math.max(1, Math.round(shades.width * factor));
  const height = Math.max(1, Math.round(shades.height * factor));
  if (width === shades.width && height === shades.height) return shades;
  const from = factor < 0.75 ? { ...shades, grey: means(shades, Math.round(0.5 / factor) || 1) } : shades;
  return sampled(from, width, height, (x, y) => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]);
}

/**
 * Turned about its middle, as wide as it was: what leaves it is lost, what comes in is paper. Whole, or the rows between
 * two, counted from the middle.
 * @param {Shades} shades
 * @param {number} degrees clockwise
 * @returns {Shades}
 */
function turned(shades, degrees, top = -shades.height / 2, bottom = shades.height / 2) {
  const { width, height } = shades;
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const first = Math.round(top);
  return sampled(shades, width, Math.max(1, Math.round(bottom) - first), (x, row) => {
    const y = row + first + 0.5;
    return [(x - middleX) * cosine + y * sine + middleX, y * cosine - (x - middleX) * sine + middleY];
  });
}

/** Turned by a quarter. @param {Shades} shades @returns {Shades} */
function quartered({ width, height, grey }) {
  const found = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) found[x * height + height - 1 - y] = grey[y * width + x] ?? 0;
  return { width: height, height: width, grey: found };
}

/**
 * @param {Shades} shades
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => [number, number]} origin of each pixel
 * @returns {Shades}
 */
function sampled(shades, width, height, origin) {
  const { grey, width: wide, height: high } = shades;
  const found = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = origin(x, y);
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < -1 || top < -1 || left >= wide || top >= high) {
        found[y * width + x] = 255;
        continue;
      }
      const [right, below] = [Math.min(wide - 1, left + 1), Math.min(high - 1, top + 1)];
      const [x0, y0] = [Math.max(0, left), Math.max(0, top)];
      const [partX, partY] = [fromX - left, fromY - top];
      const upper = (grey[y0 * wide + x0] ?? 0) * (1 - partX) + (grey[y0 * wide + right] ?? 0) * partX;
      const lower = (grey[below * wide + x0] ?? 0) * (1 - partX) + (grey[below * wide + right] ?? 0) * partX;
      found[y * width + x] = upper * (1 - partY) + lower * partY;
    }
  }
  return { width, height, grey: found };
}
