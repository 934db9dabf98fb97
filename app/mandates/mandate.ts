import type { Day } from "~/terms/day";

export type Mandate = {
  validFrom: Day;
  validTo: Day;
  suspendedFrom: Day | null;
  suspendedTo: Day | null;
  pastSuspensions: readonly { from: Day; to: Day }[];
  endedOn: Day | null;
};

export type MandateStanding = "ACTIVE" | "NOT_YET" | "SUSPENDED" | "ENDED" | "EXPIRED";

/** How the mandate stood on a day: permissions follow it on the day of the act, not today (R29, domain §2.1). */
export function standingOn(mandate: Mandate, on: Day): MandateStanding {
  if (on < mandate.validFrom) return "NOT_YET";
  if (mandate.endedOn !== null && on > mandate.endedOn) return "ENDED";
  if (on > mandate.validTo) return "EXPIRED";
  if (suspensionsOf(mandate).some(({ from, to }) => from <= on && (to === null || on <= to))) return "SUSPENDED";
  return "ACTIVE";
}

/** All suspensions, the latest last; an open one has no end yet. */
function suspensionsOf({ pastSuspensions, suspendedFrom, suspendedTo }: Mandate) {
  const latest = suspendedFrom === null ? [] : [{ from: suspendedFrom, to: suspendedTo }];
  return [...pastSuspensions, ...latest];
}

export type Enablement = { validFrom: Day; validTo: Day; endedOn: Day | null };

/** Does the enablement cover the day? Its last day counts. */
export const enabledOn = (enablement: Enablement, on: Day): boolean =>
  enablement.validFrom <= on && on <= enablement.validTo && (enablement.endedOn === null || on <= enablement.endedOn);
