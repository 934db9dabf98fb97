import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { OfficeCalendar } from "~/terms/office-calendar";
import { INTAKE_CHECKS, type IntakeCheck, instalmentChoices, proposeOutcomes } from "./intake";
import { type IntakeDraft, type LineMarks, marksOf, type When } from "./intake-draft";

/** A line as it stands in the slip. `present`: its case was presented and waits for the counter's word. */
export type SlipLine = { lineId: string; position: number; present: boolean; expired: boolean };

export type PlannedLine = SlipLine & {
  state: "LEFT_OUT" | "OPEN" | "ACCEPTED" | "REJECTED";
  marks: LineMarks;
  /** When its device will be made, as chosen or else as proposed. */
  when: When;
};

type Instalment = { instalment: number; scheduledFor: Day };

export type IntakePlan = {
  lines: PlannedLine[];
  /** What a clerk can choose from, with the days as moved. */
  choices: Instalment[];
  /** What the confirmation will do, by the lines' positions; those not yet examined stand where they are proposed. */
  summary: {
    now: number[];
    instalments: (Instalment & { positions: number[] })[];
    rejected: number[];
    undecided: number[];
  };
};

/**
 * What the marks so far amount to. A refused line frees its place: the first two of the others are made at once, the
 * rest in instalments (R44, A6); an expired document cannot be accepted.
 */
export function planIntake(
  lines: readonly SlipLine[],
  draft: IntakeDraft,
  { day, rules, office }: { day: Day; rules: Pick<Ruleset, "submission">; office: OfficeCalendar },
): IntakePlan {
  const present = lines.filter((line) => line.present);
  const choices = instalmentChoices(present.length, day, rules, office).map((choice) => ({
    ...choice,
    scheduledFor: draft.days[choice.instalment] ?? choice.scheduledFor,
  }));
  const waiting = present.filter((line) => stateOf(line, draft) !== "REJECTED");
  const proposals = proposeOutcomes(waiting.length, day, rules, office);
  const planned = lines.map((line): PlannedLine => {
    const proposal = proposals[waiting.indexOf(line)];
    const proposed: When = proposal?.outcome === "SCHEDULED" ? proposal.instalment : "NOW";
    const marks = marksOf(draft, line.lineId);
    const chosen =
      marks.when === "NOW" || choices.some(({ instalment }) => instalment === marks.when) ? marks.when : null;
    return { ...line, state: stateOf(line, draft), marks, when: chosen ?? proposed };
  });
  return { lines: planned, choices, summary: summaryOf(planned, choices) };
}

function stateOf(line: SlipLine, draft: IntakeDraft): PlannedLine["state"] {
  if (!line.present) return "LEFT_OUT";
  const { outcome, checks } = marksOf(draft, line.lineId);
  if (outcome === "REJECTED") return "REJECTED";
  const complete = INTAKE_CHECKS.every((check) => checks.includes(check));
  return outcome === "ACCEPTED" && complete && !line.expired ? "ACCEPTED" : "OPEN";
}

function summaryOf(lines: readonly PlannedLine[], choices: readonly Instalment[]): IntakePlan["summary"] {
  const taken = lines.filter(({ state }) => state === "OPEN" || state === "ACCEPTED");
  const positions = (of: readonly PlannedLine[]) => of.map(({ position }) => position);
  const inInstalment = (instalment: number) => positions(taken.filter(({ when }) => when === instalment));
  return {
    now: positions(taken.filter(({ when }) => when === "NOW")),
    instalments: choices
      .map((choice) => ({ ...choice, positions: inInstalment(choice.instalment) }))
      .filter((choice) => choice.positions.length > 0),
    rejected: positions(lines.filter(({ state }) => state === "REJECTED")),
    undecided: positions(lines.filter(({ state }) => state === "OPEN")),
  };
}

/** What the confirmation takes for one line. */
export type DecidedLine = { lineId: string; checks: readonly IntakeCheck[] } & (
  | { outcome: "NOW" }
  | ({ outcome: "SCHEDULED" } & Instalment)
  | { outcome: "REJECTED"; code: string; note?: string }
);

/** The decisions of a slip of which every line is decided; null while one is not. */
export function decisionsOf({ lines, choices, summary }: IntakePlan): DecidedLine[] | null {
  if (summary.undecided.length > 0) return null;
  return lines
    .filter(({ state }) => state !== "LEFT_OUT")
    .map(({ lineId, state, marks, when }): DecidedLine => {
      if (state === "REJECTED") {
        const note = marks.note === "" ? {} : { note: marks.note };
        return { lineId, checks: marks.checks, outcome: "REJECTED", code: marks.code ?? "", ...note };
      }
      const instalment = choices.find((choice) => choice.instalment === when);
      return instalment
        ? { lineId, checks: marks.checks, outcome: "SCHEDULED", ...instalment }
        : { lineId, checks: marks.checks, outcome: "NOW" };
    });
}
