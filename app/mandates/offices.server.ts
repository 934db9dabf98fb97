import { findRulesetOn } from "~/rulesets/catalog";
import { officeCalendar, type Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { OfficeCalendar } from "~/terms/office-calendar";
import { type ChamberRow, closuresOf, findChamber, mandatesOfPractice, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";

/** A chamber's office as it stands on a day; without rules in force that day it has neither rules nor calendar. */
export type Office = { chamber: ChamberRow; rules: Ruleset | null; calendar: OfficeCalendar | null };

/** The offices of all chambers the practice holds or held a mandate of, by chamber. A practice has a handful. */
export async function officesOf(tx: Tx, practiceId: string, on: Day): Promise<Map<string, Office>> {
  const mandates = await mandatesOfPractice(tx, practiceId);
  const ids = [...new Set(mandates.map(({ chamberId }) => chamberId))];
  const offices = await Promise.all(ids.map((chamberId) => officeOf(tx, chamberId, on)));
  const known = offices.filter((office) => office !== null);
  known.sort((one, other) => one.chamber.city.localeCompare(other.chamber.city, "it"));
  return new Map(known.map((office) => [office.chamber.chamberId, office]));
}

export async function officeOf(tx: Tx, chamberId: string, on: Day): Promise<Office | null> {
  const [chamber, periods, closures] = await Promise.all([
    findChamber(tx, chamberId),
    periodsOf(tx, chamberId),
    closuresOf(tx, chamberId),
  ]);
  if (chamber === null) return null;
  const rules = findRulesetOn(periods, on);
  const days = closures.map(({ dayFrom, dayTo }) => ({ from: dayFrom, to: dayTo }));
  return { chamber, rules, calendar: rules === null ? null : officeCalendar(rules, days) };
}
