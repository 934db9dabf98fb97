import { addDays, type Day } from "~/terms/day";
import type { Tone } from "~/ui/tone";
import type { CaseState } from "./lifecycle";

/** How urgently a case asks for the eyes: a term that is past or near, a refusal, an end; nothing else has a colour. */
export function caseTone(of: { state: CaseState; legalDue: Day | null; action?: Day | null }, today: Day): Tone {
  if (of.state === "DELIVERED" && of.legalDue !== null) {
    if (of.legalDue < today) return "late";
    return (of.action ?? of.legalDue) <= addDays(today, 3) ? "soon" : "plain";
  }
  if (of.state === "REJECTED") return "no";
  return of.state === "CLOSED" ? "done" : "plain";
}
