import { type Day, earlierOf, isDay, laterOf } from "~/terms/day";

export type Period = { from: Day; to: Day };

/**
 * The days that an address asks for (`from`, `to`), both included, whichever is named first; from the first of this year
 * until today where it says nothing that can be read.
 */
export function readPeriod(params: URLSearchParams, today: Day): Period {
  const from = dayIn(params.get("from")) ?? (`${today.slice(0, 4)}-01-01` as Day);
  const to = dayIn(params.get("to")) ?? today;
  return { from: earlierOf(from, to), to: laterOf(from, to) };
}

/** Of this century: what a printed day has room for. */
const dayIn = (value: string | null): Day | null =>
  value !== null && isDay(value) && value >= "2000-01-01" && value <= "2099-12-31" ? value : null;
