/** The number as people write and say it: `2026/0131`. */
export function caseNumber({ year, number }: { year: number; number: number }): string {
  return `${year}/${String(number).padStart(4, "0")}`;
}

/** What somebody typed as a number: `2026/131`, `2026-0131`, `131`; `year` is null where it was left out. */
export function parseCaseNumber(text: string): { year: number | null; number: number } | null {
  const found = /^(?:(20\d\d)\s*[/\-.]\s*)?0*(\d{1,6})$/.exec(text.trim());
  if (found === null) return null;
  return { year: found[1] === undefined ? null : Number(found[1]), number: Number(found[2]) };
}
