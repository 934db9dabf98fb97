export type PartitaIvaRefusal = "iva-length" | "iva-pattern" | "iva-check-digit";

export type ParsedPartitaIva =
  | { ok: true; code: string; officeInUse: boolean }
  | { ok: false; refusal: PartitaIvaRefusal };

/**
 * Reads a partita IVA as typed: spaces, dots and an `IT` prefix are dropped. `officeInUse` false only warns:
 * the list of offices grows. Source: domain.md §4.2.
 */
export function parsePartitaIva(text: string): ParsedPartitaIva {
  const code = text.replace(/[\s.\p{Cc}\p{Cf}]/gu, "").replace(/^it/i, "");
  if (code.length !== 11) return { ok: false, refusal: "iva-length" };
  if (!/^\d{11}$/.test(code)) return { ok: false, refusal: "iva-pattern" };
  if (!checkDigitFits(code)) return { ok: false, refusal: "iva-check-digit" };
  return { ok: true, code, officeInUse: officeInUse(code) };
}

/**
 * Whether the eleventh of eleven digits is the check digit of the others. Provisional codici fiscali use the same
 * sum. Eleven zeros satisfy it and are nobody's number.
 */
export function checkDigitFits(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => total + weighed(Number(digit), index), 0);
  return sum % 10 === 0;
}

/** Every second digit counts double, its own digits added up. */
function weighed(digit: number, index: number): number {
  if (index % 2 === 0) return digit;
  return digit > 4 ? 2 * digit - 9 : 2 * digit;
}

/** Digits 8–10: the office of the province that gave the number. */
function officeInUse(code: string): boolean {
  const office = Number(code.slice(7, 10));
  return (office >= 1 && office <= 100) || [120, 121, 888, 999].includes(office);
}
