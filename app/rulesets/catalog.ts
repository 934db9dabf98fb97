import { torino2020 } from "~/rulesets/data/torino-2020";
import { torino2020Covid } from "~/rulesets/data/torino-2020-covid";
import { valdora2024 } from "~/rulesets/data/valdora-2024";
import { type Ruleset, rulesetSchema } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";

/** A stretch of time for which a chamber has put a ruleset in force; both ends included, null while it lasts. */
export type RulesetPeriod = { code: string; validFrom: Day; validTo: Day | null };

/** Acts and terms name the code they were made under, so a published ruleset is never edited: a change is a new code. */
const RULESETS: ReadonlyMap<string, Ruleset> = new Map(
  [torino2020, torino2020Covid, valdora2024].map((data) => [data.code, rulesetSchema.parse(data)]),
);

/** The codes a chamber may put in force, in the order of the catalog. */
export function rulesetCodes(): string[] {
  return [...RULESETS.keys()];
}

/** The ruleset with that code. Throws when the catalog has none. */
export function rulesetByCode(code: string): Ruleset {
  const found = RULESETS.get(code);
  if (found === undefined) throw new Error(`no ruleset ${JSON.stringify(code)}`);
  return found;
}

/** The ruleset in force on that day. Throws when no period covers it. */
export function rulesetOn(periods: readonly RulesetPeriod[], on: Day): Ruleset {
  const inForce = findRulesetOn(periods, on);
  if (inForce === null) throw new Error(`no ruleset in force on ${on}`);
  return inForce;
}

/** The same, or null when no period covers that day. */
export function findRulesetOn(periods: readonly RulesetPeriod[], on: Day): Ruleset | null {
  const [inForce] = periods.filter((period) => covers(period, on)).sort(latestStartFirst);
  return inForce === undefined ? null : rulesetByCode(inForce.code);
}

function covers({ validFrom, validTo }: RulesetPeriod, on: Day): boolean {
  return validFrom <= on && (validTo === null || on <= validTo);
}

/** A temporary profile lies over the ordinary one: the later start wins, then the nearer end. */
function latestStartFirst(one: RulesetPeriod, other: RulesetPeriod): number {
  if (one.validFrom !== other.validFrom) return one.validFrom > other.validFrom ? -1 : 1;
  if (one.validTo === other.validTo) return 0;
  if (one.validTo === null || other.validTo === null) return one.validTo === null ? 1 : -1;
  return one.validTo < other.validTo ? -1 : 1;
}
