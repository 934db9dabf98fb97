/** A codice fiscale as lists show it: `RSSMRA••••••501U`; enough to tell two people apart, not to use it. */
export function maskCodiceFiscale(code: string): string {
  const [shownFirst, shownLast] = code.length === 16 ? [6, 4] : [3, 2];
  const hidden = Math.max(0, code.length - shownFirst - shownLast);
  return code.slice(0, shownFirst) + "•".repeat(hidden) + code.slice(shownFirst + hidden);
}
