/** A hold keeps the data of a case beyond their terms: a dispute, an order, a complaint (domain §7; art. 17(3)(e) GDPR). */
import { addMonths, type Day } from "~/terms/day";

export const HOLD_REASONS = ["DISPUTE", "AUTHORITY_REQUEST", "COMPLAINT", "INSPECTION", "SECURITY_INCIDENT"] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** A hold is looked at again within so many months; nobody keeps what he has forgotten to keep. */
export const REVIEW_WITHIN_MONTHS = 12;

export type HoldRefusal = "review-not-ahead" | "review-too-far" | "already-held" | "already-erased";

/** A review is to come, and within a year. */
export function reviewRefusal(reviewOn: Day, today: Day): "review-not-ahead" | "review-too-far" | null {
  if (reviewOn <= today) return "review-not-ahead";
  return reviewOn > addMonths(today, REVIEW_WITHIN_MONTHS) ? "review-too-far" : null;
}
