/**
 * Whether a note seems to hold a code that nobody but the holder may know (R38): PIN, PUK, ERC, codice utente or codice
 * di emergenza within 20 characters before 4–10 digits, together or parted by punctuation. Dates, hours, sums of money
 * and numbers that say themselves what they are (telephone, CAP, protocol, law) do not count.
 * It stops habit and haste, not somebody who wants to hide a code in words.
 */
export function holdsSecretCode(text: string): boolean {
  const note = withoutHonestNumbers(plain(text));
  const ends = [...note.matchAll(SECRET_NAME)].map((name) => name.index + name[0].length);
  const starts = [...note.matchAll(DIGITS)].filter((run) => digitsOf(run[0]) >= 4).map((run) => run.index);
  return ends.some((end) => starts.some((start) => start >= end && start - end <= REACH));
}

const REACH = 20;

/** Digits with at most three signs between them; letters part them. */
const DIGITS = /\d+(?:[^\p{L}\p{N}#]{1,3}\d+)*/gu;

/** Groups of more than ten digits are serials or telephones, whatever stands beside them. */
function digitsOf(run: string): number {
  const groups = run.match(/\d+/g) ?? [];
  return groups.filter((group) => group.length <= 10).reduce((total, group) => total + group.length, 0);
}

/** Not inside a word (Pinerolo, commercio), but at its end digits may follow at once. */
const SECRET_NAME = new RegExp(
  `(?<!\\p{L})(?:${[
    `(?:codice[ _-]?)?p[ ._-]?i[ ._-]?n(?:[ _-]?code)?s?`,
    `(?:codice[ _-]?)?p[ ._-]?u[ ._-]?ks?`,
    `(?:codice[ _-]?)?e[ ._-]?r[ ._-]?c`,
    `cod(?:ice|ici)?[ ._-]*(?:di |d'|dell'|del |per l')?(?:utente|emergenza|sblocco)`,
    `(?:user|emergency|unblocking) codes?`,
  ].join("|")})(?!\\p{L})`,
  "gu",
);

/** One way of writing for all: no case, accents, invisible signs, wide digits, or rows of dots and dashes. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/\p{Pd}/gu, "-")
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/([^\p{L}\p{N}])\1+/gu, "$1");
}

/** Each honest number becomes as many `#`, so that distances stay. */
function withoutHonestNumbers(note: string): string {
  return HONEST_NUMBERS.reduce((rest, honest) => rest.replace(honest, (found) => "#".repeat(found.length)), note);
}

const MONTH = String.raw`(?:gen|feb|mar|apr|mag|giu|lug|ago|set|ott|nov|dic|jan|may|jun|jul|aug|sep|oct|dec)\p{L}*\.?`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:19|20)\d\d`;
const NUMBER_SIGN = String.raw`[ .:]*(?:n(?:r|um|umero|\.?o)?\b)?[ .:°]*`;

const HONEST_NUMBERS = [
  // 12/03/2026, 12.3.2026, 12/3/26, 2026-03-12
  String.raw`${DAY}(?<sign>[/.-])(?:0?[1-9]|1[0-2])\k<sign>${YEAR}`,
  String.raw`${DAY}/(?:0?[1-9]|1[0-2])/\d\d`,
  String.raw`${YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`,
  // 12 marzo 2026, marzo 2026, nel 2026
  String.raw`(?:${DAY} )?\b${MONTH} ${YEAR}`,
  String.raw`\b(?:nel|del|dal|anno) ${YEAR}`,
  // ore 9.30, alle 15:30, 25,00 euro, € 25,00
  String.raw`\b(?:ore|alle|dalle|h) ?(?:[01]?\d|2[0-3])[.:][0-5]\d`,
  String.raw`\d{1,4}[.,]\d\d ?(?:€|eur\b|euro\b)`,
  String.raw`(?:€|\beuro|\beur) ?\d{1,4}(?:[.,]\d\d)?`,
  // tel. 011 5716123, CAP 10123, prot. n. 1234/2026, D.P.R. 445/2000
  String.raw`\b(?:tel|telefono|cell|cellulare|fax)${NUMBER_SIGN}\+?\d[\d ./-]{4,15}\d`,
  String.raw`\bcap[ .:]*\d{5}`,
  String.raw`\b(?:prot|protocollo)${NUMBER_SIGN}\d{1,7}(?:/${YEAR})?`,
  String.raw`\b(?:pratica|distinta|mandato|fattura|legge|circolare|d\.?p\.?r|d\.?lgs|d\.?l|d\.?m)${NUMBER_SIGN}\d{1,6}/${YEAR}`,
].map((shape) => new RegExp(String.raw`(?<!\d)(?:${shape})(?!\d)`, "gu"));
