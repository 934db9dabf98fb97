import { INTAKE_CHECKS } from "~/chamber/intake";
import type { Day } from "~/terms/day";

/** What the practice typed about one line, from the papers of the counter. */
export type TypedLine = {
  lineId: string;
  outcome: "NOW" | "SCHEDULED" | "REJECTED";
  on: Day | null;
  refusal: string;
  note: string;
};

/**
 * The counter's decisions as typed: a line that was taken counts as checked, and the promised days make the instalments,
 * the earliest first.
 */
export function decisionsOf(lines: readonly TypedLine[]) {
  const promised = lines.flatMap(({ outcome, on }) => (outcome === "SCHEDULED" && on !== null ? [on] : []));
  const days = [...new Set(promised)].sort();
  return lines.map(({ lineId, outcome, on, refusal, note }) => {
    if (outcome === "SCHEDULED" && on !== null) {
      return { lineId, checks: INTAKE_CHECKS, outcome, instalment: days.indexOf(on) + 1, scheduledFor: on };
    }
    if (outcome === "REJECTED") return { lineId, checks: [], outcome, code: refusal, note };
    return { lineId, checks: INTAKE_CHECKS, outcome: "NOW" as const };
  });
}
