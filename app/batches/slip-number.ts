/** `2026/058`: how people write the number of a slip. */
export const slipNumber = ({ year, number }: { year: number; number: number }): string =>
  `${year}/${String(number).padStart(3, "0")}`;
