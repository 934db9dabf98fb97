// What a codice fiscale looks like: the same for the reader in the browser and for the rules on the server
// (app/clients/codice-fiscale.ts, which knows the rest). Source: D.M. 23 dicembre 1976 n. 13813, domain.md §4.1.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** `0` and `A` count 1, `1` and `B` 0 … at the first, third … fifteenth character. */
const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const PATTERN = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-MZ][0-9LMNPQRSTUV]{3}[A-Z]$/;

/**
 * The code as typed, pasted or scanned, without what is not of it: spaces, control characters, and the `*` that a bar
 * code begins and ends with, which a scanner set for another keyboard types as `(`.
 * @param {string} text
 */
export const tidyCodiceFiscale = (text) =>
  text
    .replace(/[\s\p{Cc}\p{Cf}*]/gu, "")
    .replace(/^\(|\($/g, "")
    .replace(/[a-z]+/g, (letters) => letters.toUpperCase());

/** Letters and digits each in its place, of the sixteen. @param {string} code */
export const hasCodiceFiscalePattern = (code) => PATTERN.test(code);

/** The sixteenth character for the fifteen before it, letters of omocodia included. @param {string} first15 */
export function checkLetter(first15) {
  const sum = [...first15].reduce((total, character, index) => {
    const value = /\d/.test(character) ? Number(character) : ALPHABET.indexOf(character);
    return total + (index % 2 === 0 ? (ODD_VALUES[value] ?? 0) : value);
  }, 0);
  return ALPHABET.charAt(sum % 26);
}

/**
 * A person's codice fiscale in what a bar code says, or null: sixteen characters whose check letter fits.
 * @param {string} text
 */
export function codiceFiscaleIn(text) {
  const code = tidyCodiceFiscale(text);
  return hasCodiceFiscalePattern(code) && checkLetter(code.slice(0, 15)) === code.charAt(15) ? code : null;
}
