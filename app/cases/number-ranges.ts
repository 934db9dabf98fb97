/** A case's number: the year, and its place in it. */
export type CaseNumber = { year: number; number: number };

/**
 * Case numbers as a page's address carries them, a text for each year: `2026:12-36,40`. A month's work is a few
 * characters, and nothing personal stands in it.
 */
export function writeRanges(numbers: readonly CaseNumber[]): string[] {
  const years = new Map<number, number[]>();
  for (const { year, number } of numbers) years.set(year, [...(years.get(year) ?? []), number]);
  return [...years].sort(([one], [other]) => one - other).map(([year, of]) => `${year}:${runsOf(of).join(",")}`);
}

/** The numbers again, in order, each once; null when a text is no such list or they are more than `limit`. */
export function readRanges(texts: readonly string[], limit: number): CaseNumber[] | null {
  const found = new Map<string, CaseNumber>();
  for (const text of texts) {
    const [, year, runs] = /^(20\d\d):(\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*)$/.exec(text) ?? [];
    if (year === undefined || runs === undefined) return null;
    for (const run of runs.split(",")) {
      const [first = 0, last = first] = run.split("-").map(Number);
      if (last < first || last - first >= limit) return null;
      for (let number = first; number <= last; number += 1) {
        found.set(`${year}/${number}`, { year: Number(year), number });
        if (found.size > limit) return null;
      }
    }
  }
  return [...found.values()].sort((one, other) => one.year - other.year || one.number - other.number);
}

function runsOf(numbers: readonly number[]): string[] {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  const starts = sorted.filter((number, index) => sorted[index - 1] !== number - 1);
  return starts.map((start) => {
    let end = start;
    while (sorted.includes(end + 1)) end += 1;
    return end === start ? String(start) : `${start}-${end}`;
  });
}
