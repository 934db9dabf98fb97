type Counts = { onTime: number; late: number; open: number; overdue: number };
type Numbers = {
  month: string;
  byMonth: readonly (Counts & { month: string })[];
  byPractice: readonly (Counts & { name: string })[];
};
type Headings = { month: string; practice: string; onTime: string; late: string; open: string; overdue: string };

/**
 * Months, then practices of the month: comma-separated, with the mark that tells a spreadsheet UTF-8. A name that a
 * spreadsheet would take for a formula gets an apostrophe.
 */
export function termsCsv(terms: Numbers, headings: Headings): string {
  const { onTime, late, open, overdue } = headings;
  const rows = [
    [headings.month, headings.practice, onTime, late, open, overdue],
    ...terms.byMonth.map((row) => [row.month, "", row.onTime, row.late, row.open, row.overdue]),
    ...terms.byPractice.map((row) => [terms.month, row.name, row.onTime, row.late, row.open, row.overdue]),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
