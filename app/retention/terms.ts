/**
 * How long a case's data are kept once it has ended (domain §7). The day of destruction is computed when the case ends,
 * under the terms in force on the day of its end, and stands on the case: a later change of the terms moves no promise.
 */
import type { CaseState } from "~/cases/lifecycle";
import { addDays, addMonths, addYears, type Day, laterOf } from "~/terms/day";

export const REGISTER_STARTS = ["CLOSING", "ISSUANCE"] as const;
/** From when the years of the register run: the end of the case, or the day its device was issued. */
export type RegisterStart = (typeof REGISTER_STARTS)[number];

export type RetentionTerms = {
  /** Days after the end of the case for the pictures of the documents. */
  copiesDays: number;
  /** Years for the data of the case and its signed papers. */
  registerYears: number;
  registerFrom: RegisterStart;
  /** Months for what is left of a case that ended before the counter had it. */
  logMonths: number;
};

/** Where a mandate says nothing else (domain §7; ten years: ordinary limitation, art. 2946 c.c.). */
export const DEFAULT_TERMS: RetentionTerms = {
  copiesDays: 30,
  registerYears: 10,
  registerFrom: "CLOSING",
  logMonths: 12,
};

/** What may be set: no mandate makes pictures eternal, or loses the register before the twelve months of a withdrawal. */
export const LIMITS = {
  copiesDays: { min: 0, max: 730 },
  registerYears: { min: 1, max: 30 },
  logMonths: { min: 1, max: 120 },
} as const;

/** A person of the address book about whom there never was a case goes after so many months. */
export const UNUSED_CLIENT_MONTHS = 24;

export type DatedTerms = RetentionTerms & { id: string; validFrom: Day };

/** The terms in force on a day; of several with the same first day the one set last (ids follow time). */
export function termsOn(set: readonly DatedTerms[], on: Day): RetentionTerms & { validFrom: Day | null } {
  const [inForce] = set
    .filter(({ validFrom }) => validFrom <= on)
    .sort((one, other) =>
      one.validFrom === other.validFrom ? compare(other.id, one.id) : compare(other.validFrom, one.validFrom),
    );
  return inForce ?? { ...DEFAULT_TERMS, validFrom: null };
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The days of a case that decide; states and days as `cases` has them. */
export type EndOfCase = {
  state: CaseState;
  returnedOn: Day | null;
  endedOn: Day | null;
  presentedOn: Day | null;
  producedOn: Day | null;
};

/** The day on which nothing more was expected of anybody; null while something is (an overdue receipt keeps a case open). */
export function dayOfEnd({ state, returnedOn, endedOn }: EndOfCase): Day | null {
  if (state === "CLOSED") return returnedOn;
  return state === "WITHDRAWN" || state === "REFUSED" || state === "RETURNED_TO_CHAMBER" ? endedOn : null;
}

/** Did it end before the counter had it? Then its pictures go at once, and little is left of it. */
export const endedEarly = ({ state, presentedOn }: EndOfCase): boolean =>
  (state === "WITHDRAWN" || state === "REFUSED") && presentedOn === null;

export type RetentionDays = { copiesDestroyOn: Day; eraseOn: Day };

/** From which day on the pictures and then the person's data go; null while the case is open. */
export function retentionDays(of: EndOfCase, terms: Pick<RetentionTerms, keyof RetentionTerms>): RetentionDays | null {
  const end = dayOfEnd(of);
  if (end === null) return null;
  if (endedEarly(of)) return { copiesDestroyOn: end, eraseOn: addMonths(end, terms.logMonths) };
  const start = terms.registerFrom === "ISSUANCE" ? (of.producedOn ?? end) : end;
  const copiesDestroyOn = addDays(end, terms.copiesDays);
  const eraseOn = addYears(start, terms.registerYears);
  return { copiesDestroyOn, eraseOn: laterOf(eraseOn, copiesDestroyOn) };
}
