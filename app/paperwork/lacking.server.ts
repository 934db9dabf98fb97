import type { Scope } from "~/access/context";
import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { missingAmong } from "~db/queries/sheets";
import type { Tx } from "~db/scope";
import { type CopyRef, missingFor } from "./custody";
import type { MoveNext } from "./next-move";

/** Which of these cases lack sheets that `move` needs, and which sheets: lists say so before the act would refuse. */
export async function lackingAmong(
  tx: Tx,
  scope: Scope,
  cases: readonly { id: string; version: number }[],
  { move, rules, on }: { move: MoveNext; rules: Ruleset | null; on: Day },
): Promise<Map<string, CopyRef[]>> {
  const lacking = new Map<string, CopyRef[]>();
  if (rules === null || cases.length === 0) return lacking;
  const missing = await missingAmong(
    tx,
    scope,
    cases.map(({ id }) => id),
  );
  for (const { id, version } of cases) {
    const ofCase = missing.filter(({ caseId }) => caseId === id);
    const refs = missingFor(ofCase, move, { day: on, rules, version });
    if (refs.length > 0) lacking.set(id, refs);
  }
  return lacking;
}
