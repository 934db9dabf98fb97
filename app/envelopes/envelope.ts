/** Serials of a range: prefix and a number padded to `digits`. */
export function serialsOf(range: {
  prefix: string;
  firstNumber: number;
  lastNumber: number;
  digits: number;
}): string[] {
  const { prefix, firstNumber, lastNumber, digits } = range;
  return Array.from({ length: lastNumber - firstNumber + 1 }, (_, index) =>
    serialOf(prefix, firstNumber + index, digits),
  );
}

export const serialOf = (prefix: string, number: number, digits: number): string =>
  `${prefix}${String(number).padStart(digits, "0")}`;

export type RangeRefusal = "range-form" | "range-reversed" | "range-too-long";
export const LONGEST_RANGE = 500;

/** `TO-2026-04471`…`TO-2026-04490` as one range, or why it is none. */
export function readRange(
  first: string,
  last: string,
):
  | { ok: true; prefix: string; firstNumber: number; lastNumber: number; digits: number }
  | { ok: false; refusal: RangeRefusal } {
  const split = (serial: string) => /^([0-9A-Z/-]*?)(\d{1,9})$/.exec(serial.trim().toUpperCase());
  const [from, to] = [split(first), split(last)];
  if (!from || !to || from[1] !== to[1] || from[2]?.length !== to[2]?.length)
    return { ok: false, refusal: "range-form" };
  const range = {
    prefix: from[1] ?? "",
    firstNumber: Number(from[2]),
    lastNumber: Number(to[2]),
    digits: from[2]?.length ?? 0,
  };
  if (range.prefix.length > 24) return { ok: false, refusal: "range-form" };
  if (range.lastNumber < range.firstNumber) return { ok: false, refusal: "range-reversed" };
  if (range.lastNumber - range.firstNumber >= LONGEST_RANGE) return { ok: false, refusal: "range-too-long" };
  return { ok: true, ...range };
}

export const VOID_REASONS = ["damaged", "lost", "withdrawn", "found-open"] as const;
export type VoidReason = (typeof VOID_REASONS)[number];
