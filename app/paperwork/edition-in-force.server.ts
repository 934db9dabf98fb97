import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { editionByCode, editionInForce } from "~db/queries/paper-editions";
import type { Tx } from "~db/scope";
import { chamberEdition } from "./chamber-edition.server";
import { type Edition, editionOf, isBuiltIn } from "./texts";

type Rules = Pick<Ruleset, "code" | "requestForm">;

/**
 * The edition in which a chamber's documents are printed under these rules on that day: the chamber's own when one has
 * begun, else the built-in one that the ruleset names. An edition begins on a day to come, so a past day never changes.
 */
export async function editionOn(tx: Tx, chamberId: string, rules: Rules, on: Day): Promise<Edition> {
  const own = await editionInForce(tx, chamberId, rules.code, on);
  return own === null ? editionOf(rules.requestForm.textsVersion) : chamberEdition(own);
}

/**
 * The edition that a printed content names (`formVersion`): the sheets are printed again with it, whatever is in force.
 * @throws Error when the chamber has no edition of this code.
 */
export async function editionNamed(tx: Tx, chamberId: string, code: string): Promise<Edition> {
  if (isBuiltIn(code)) return editionOf(code);
  const own = await editionByCode(tx, chamberId, code);
  if (own === null) throw new Error(`chamber ${chamberId} has no edition ${code}`);
  return chamberEdition(own);
}
