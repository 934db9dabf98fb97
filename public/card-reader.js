// From a picture of a card to what its bar code or its machine-readable zone says, or null. Plain functions on pixels: the
// readers of others are handed in, so that the browser and the bench read in the same way.

import { codiceFiscaleIn } from "./codice-fiscale.js";
import { machineZoneIn } from "./mrz-lines.js";
import {
  blackAndWhite,
  contrasted,
  pgmOf,
  pictureOf,
  quartered,
  scaled,
  shadesOf,
  sharpened,
  softened,
  squeezed,
  turned,
} from "./pixels.js";
import { PITCH, straightened, zoneLines } from "./zone-lines.js";
import { fillIn, onlySigns, signsOf } from "./zone-signs.js";

/** @typedef {import("./pixels.js").Picture} Picture */
/** @typedef {import("./pixels.js").Shades} Shades */
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
  const even = contrasted(lines, Math.round(PITCH * 0.8));
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

/** @type {readonly ((lines: Shades) => Shades)[]} */
const ZONE_LOOKS = [same, softened, (lines) => scaled(softened(lines), 1.25), (lines) => scaled(lines, 0.8)];
