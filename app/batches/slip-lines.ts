import type { CaseState } from "~/cases/lifecycle";
import { type Ruleset, refusalCodeOf } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";

/** What came of a line at the counter. */
export type LineResult =
  | { kind: "waiting" }
  | { kind: "left-out" }
  | { kind: "now"; producedOn: Day | null }
  | { kind: "promised"; on: Day; instalment: number; producedOn: Day | null }
  | { kind: "refused"; refusal: string; why: string; again: boolean };

type Line = {
  outcome: "NOW" | "SCHEDULED" | "REJECTED" | null;
  refusalCode: string | null;
  instalment: number | null;
  scheduledFor: Day | null;
};
type CaseOfLine = { state: CaseState; producedOn: Day | null };

/**
 * What the counter took, refused or promised; a line without outcome on a slip that is done was no longer signed when the
 * slip was opened. `again`: the refused case still waits for the practice.
 */
export function lineResult(
  line: Line,
  of: CaseOfLine,
  slip: { done: boolean; rules: Pick<Ruleset, "refusalCodes"> | null; language: "it" | "en" },
): LineResult {
  if (line.outcome === "NOW") return { kind: "now", producedOn: of.producedOn };
  if (line.outcome === "SCHEDULED" && line.scheduledFor !== null) {
    const { scheduledFor: on, instalment } = line;
    return { kind: "promised", on, instalment: instalment ?? 1, producedOn: of.producedOn };
  }
  if (line.outcome === "REJECTED") {
    const refusal = line.refusalCode ?? "";
    const known = slip.rules === null ? null : refusalCodeOf(slip.rules, refusal);
    return { kind: "refused", refusal, why: known?.[slip.language] ?? refusal, again: of.state === "REJECTED" };
  }
  return slip.done ? { kind: "left-out" } : { kind: "waiting" };
}

/** How many lines came to what. */
export function resultCounts(results: readonly LineResult[]): Record<LineResult["kind"], number> {
  const counts = { waiting: 0, "left-out": 0, now: 0, promised: 0, refused: 0 };
  for (const { kind } of results) counts[kind] += 1;
  return counts;
}
