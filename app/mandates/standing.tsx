import { addDays, type Day } from "~/terms/day";
import { StateBadge } from "~/ui/state-badge";
import type { Tone } from "~/ui/tone";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import type { MandateStanding } from "./mandate";
import type { ListedMandate } from "./read-mandates.server";

/** Days before the end from which a mandate is shown as ending. */
const SOON = 60;

const TONES: Record<MandateStanding, Tone> = {
  ACTIVE: "done",
  NOT_YET: "plain",
  SUSPENDED: "soon",
  ENDED: "no",
  EXPIRED: "no",
};

/** How a mandate stands today, in words, with the day that matters. */
export function Standing({ mandate, today }: { mandate: ListedMandate; today: Day }) {
  const { chamber, terms } = useWords();
  const { standing } = mandate;
  const last = mandate.endedOn ?? mandate.validTo;
  if (standing === "ACTIVE" && last <= addDays(today, SOON)) {
    return <StateBadge tone="soon">{chamber.mandates.endsSoon(terms.formatDay(last))}</StateBadge>;
  }
  return (
    <>
      <StateBadge tone={TONES[standing]}>{chamber.standings[standing]}</StateBadge>{" "}
      <small>{until(mandate, { chamber, terms })}</small>
    </>
  );
}

function until(
  { standing, validFrom, validTo, suspendedTo, endedOn }: ListedMandate,
  { chamber, terms }: Pick<Words, "chamber" | "terms">,
): string {
  const w = chamber.mandates;
  switch (standing) {
    case "NOT_YET":
      return w.since(terms.formatDay(validFrom));
    case "SUSPENDED":
      return suspendedTo === null ? w.suspendedOpen : w.suspendedUntil(terms.formatDay(suspendedTo));
    case "ENDED":
      return endedOn === null ? "" : w.endedOn(terms.formatDay(addDays(endedOn, 1)));
    case "EXPIRED":
      return w.endedOn(terms.formatDay(addDays(validTo, 1)));
    case "ACTIVE":
      return w.until(terms.formatDay(endedOn ?? validTo));
  }
}
