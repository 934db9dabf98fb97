// The machine-readable zone of identity cards (TD1, three lines of 30) and passports (TD3, two of 44), out of what a
// scanner types, somebody pastes or a picture is read as. The same for the browser and for the server; `mrz` checks the
// digits and is handed in, because each of them finds it elsewhere. Sources: ICAO Doc 9303, domain.md §5.4.

/** @typedef {import("mrz").ParseResult} ParseResult */
/** @typedef {(lines: string[], options: { autocorrect: boolean }) => ParseResult} Parse */
/** @typedef {{ text: string, format: "TD1" | "TD3", fields: ParseResult["fields"] }} MachineZone */

/**
 * The zone in that text, its lines put right and joined by line feeds, or null where a check digit does not fit, a line
 * is missing or a name is none. Letters and figures that are taken for each other are put right only where the place
 * says which of the two it is.
 * @param {string} text
 * @param {Parse} parse
 * @returns {MachineZone | null}
 */
export function machineZoneIn(text, parse) {
  for (const lines of candidates(text)) {
    const found = checked(withNumberRepaired(lines), parse);
    if (found !== null) return found;
  }
  return null;
}

/** Is that text a zone, or part of one, rather than a codice fiscale? @param {string} text */
export const looksLikeMachineZone = (text) => lettersOf(text).includes("<");

/**
 * As many letters as the zone has, so that somebody can be told what is missing.
 * @param {string} text
 */
export const lengthOfMachineZone = (text) => lettersOf(text).length;

/** Whole or not yet: a scanner may end each line as if it were the last. @param {string} text */
export const isWholeMachineZone = (text) => [88, 90].includes(lettersOf(text).length);

/** A scanner set for an American keyboard types `;` for `<` on an Italian one; typography makes others of it. */
const lettersOf = (/** @type {string} */ text) =>
  text
    .toUpperCase()
    .replace(/[;«‹≤]/g, "<")
    .replace(/[^A-Z0-9<]/g, "");

/** @param {string} text @returns {string[][]} the zones that it may be, best first */
function candidates(text) {
  const lines = text
    .split(/[\r\n]+/)
    .map(lettersOf)
    .filter((line) => line.length > 0);
  const whole = lines.join("");
  /** @type {(width: number) => string[]} */
  const cut = (width) => whole.match(new RegExp(`.{${width}}`, "g")) ?? [];
  const found = whole.length === 90 ? [cut(30)] : whole.length === 88 ? [cut(44)] : [];
  for (let at = 0; at < lines.length; at += 1) {
    const [first = "", second = "", third = ""] = lines.slice(at);
    const card = [cardFirst(first), cardSecond(second), names(third, 0, 30)];
    if (card.every((line) => line.length === 30)) found.push(card);
    const passport = [names(first, 5, 44), passportSecond(second)];
    if (passport.every((line) => line.length === 44)) found.push(passport);
  }
  return found;
}

// A picture's reader miscounts the fillers: where nothing but fillers may stand, their number is put right.

const cardFirst = (/** @type {string} */ line) => (/^.{15}<+$/.test(line) ? line.slice(0, 15).padEnd(30, "<") : line);

const cardSecond = (/** @type {string} */ line) => {
  const parts = /^(.{18})<+(.)$/.exec(line);
  return parts === null ? line : `${parts[1]}${"<".repeat(11)}${parts[2]}`;
};

const passportSecond = (/** @type {string} */ line) => {
  const parts = /^(.{28})<{10,}([0O]?)(.)$/.exec(line);
  return parts === null ? line : `${parts[1]}${"<".repeat(14)}${parts[2] === "" ? "<" : "0"}${parts[3]}`;
};

/**
 * A line of names: between names stand one filler or two, so that after three nothing more comes.
 * @param {string} line
 * @param {number} from where the names begin
 * @param {number} width
 */
function names(line, from, width) {
  const end = line.indexOf("<<<", from);
  return end === -1 ? line.padEnd(width, "<") : line.slice(0, end).padEnd(width, "<");
}

/** @param {string[]} lines @param {Parse} parse @returns {MachineZone | null} */
function checked(lines, parse) {
  /** @type {ParseResult} */
  let result;
  try {
    result = parse(lines, { autocorrect: true });
  } catch {
    return null;
  }
  const { format, valid, fields, details } = result;
  if (!valid || (format !== "TD1" && format !== "TD3")) return null;
  const text = lines.map((line) => [...line]);
  for (const { line, column, corrected } of details.flatMap(({ autocorrect }) => autocorrect)) {
    const row = text[line];
    if (row !== undefined) row[column] = corrected;
  }
  const written = text.map((letters) => letters.join(""));
  const named = format === "TD1" ? (written[2] ?? "") : (written[0] ?? "").slice(5);
  return NAMES.test(named.replace(/<+$/, "")) ? { text: written.join("\n"), format, fields } : null;
}

/** Surnames, two fillers, names; several of either with one filler between them. Who has one name has no second part. */
const NAMES = /^[A-Z]+(?:<[A-Z]+)*(?:<<[A-Z]+(?:<[A-Z]+)*)?$/;

/** @type {Record<string, string>} */
const FIGURES = { O: "0", Q: "0", D: "0", I: "1", L: "1", Z: "2", S: "5", G: "6", B: "8" };
/** @type {Record<string, string>} */
const LETTERS = { 0: "O", 1: "I", 2: "Z", 5: "S", 6: "G", 8: "B" };

/**
 * `mrz` puts right what is all letters or all figures; the number is both. Italy's cards (`CA00000AA`) and passports
 * (`YA0000000`) say at each place which it is. The check digit decides whether it was right.
 * @param {string[]} lines
 */
function withNumberRepaired(lines) {
  const [first = "", second = ""] = lines;
  if (lines.length === 3 && /^[CI]..TA/.test(first)) {
    const number = repaired(first.slice(5, 14), "AA00000AA");
    return number.startsWith("C") ? [first.slice(0, 5) + number + first.slice(14), ...lines.slice(1)] : lines;
  }
  if (lines.length === 2 && /^P..TA/.test(first))
    return [first, repaired(second.slice(0, 9), "AA0000000") + second.slice(9)];
  return lines;
}

/** @param {string} text @param {string} pattern */
const repaired = (text, pattern) =>
  [...text].map((sign, at) => (pattern[at] === "A" ? (LETTERS[sign] ?? sign) : (FIGURES[sign] ?? sign))).join("");
