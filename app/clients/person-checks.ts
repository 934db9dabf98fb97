import type { Applicant } from "~/cases/applicant";
import type { Day } from "~/terms/day";
import { compareWithPerson, type Disagreement, parseCodiceFiscale } from "./codice-fiscale";

/** What the codice fiscale says differently from what was typed; an 11-digit provisional code says nothing (domain §4). */
export function disagreementsOf(applicant: Applicant): Disagreement[] {
  const parsed = parseCodiceFiscale(applicant.codiceFiscale);
  if (!parsed.ok || parsed.kind !== "PERSONAL") return [];
  return compareWithPerson(parsed, applicant);
}

/** Full years on a day. */
export function ageOn(birthDate: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) >= birthDate.slice(5) ? years : years - 1;
}
