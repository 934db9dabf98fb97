import { holdsSecretCode } from "~/cases/note-guard";
import { type Ruleset, refusalCodeOf } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { INTAKE_CHECKS, type IntakeCheck } from "./intake";
import { changeLine, type IntakeDraft, marksOf, undoLast, type When } from "./intake-draft";
import type { IntakePlan } from "./intake-plan";

/** What a clerk sent from the check-list: the marks of the open line, everybody's "when", and what to do with them. */
export type SentMarks = {
  act: "accept" | "reject" | "reopen" | "undo" | "save";
  /** The line that the act is about; null for `undo` and `save` when no line is open. */
  lineId: string | null;
  checks: readonly IntakeCheck[];
  code: string;
  note: string;
  /** How many changes could be undone when the page was shown: undoing the same one twice undoes one. */
  undoable: number;
  /** By position. */
  whens: ReadonlyMap<number, When>;
  /** By number of the instalment. */
  days: ReadonlyMap<number, Day>;
};

/** What happened, or why a line stays open: in either case the marks are kept. */
export type MarkAnswer =
  | "line-accepted"
  | "line-rejected"
  | "line-reopened"
  | "undone"
  | "nothing-to-undo"
  | "saved"
  | "checks-incomplete"
  | "document-expired"
  | "code-missing"
  | "holds-secret-code"
  | "scheduled-in-past"
  | "line-gone";

export type Marked = { draft: IntakeDraft; answer: MarkAnswer; lineId: string | null; moved: boolean };

type Surroundings = { plan: IntakePlan; day: Day; rules: Pick<Ruleset, "refusalCodes"> };

/** The draft after what was sent. `moved`: some line or instalment got another time than the page said before. */
export function applyMarks(before: IntakeDraft, sent: SentMarks, { plan, day, rules }: Surroundings): Marked {
  if (sent.act === "undo") return undone(before, sent.undoable);
  const { draft, moved, inPast } = moveLines(before, sent, plan, day);
  const line = plan.lines.find(({ lineId }) => lineId === sent.lineId);
  const answer = (said: MarkAnswer, after: IntakeDraft = draft) => ({
    draft: after,
    answer: inPast ? ("scheduled-in-past" as const) : said,
    lineId: line?.lineId ?? null,
    moved,
  });
  if (!line) return answer(sent.act === "save" ? "saved" : "line-gone");
  if (line.state === "LEFT_OUT") return answer("line-gone");
  if (sent.act === "reopen" && line.state === "OPEN") return answer("line-reopened");
  if (sent.act === "reopen") return answer("line-reopened", changeLine(draft, line.lineId, { outcome: null }));
  if (line.state !== "OPEN") return answer("saved");

  const note = sent.note.trim();
  const secret = holdsSecretCode(note);
  const kept = {
    checks: INTAKE_CHECKS.filter((check) => sent.checks.includes(check)),
    code: sent.code === "" ? null : sent.code,
    note: secret ? "" : note,
  };
  const marked = keep(draft, line.lineId, kept);
  if (secret) return answer("holds-secret-code", marked);
  if (sent.act === "save") return answer("saved", marked);
  if (sent.act === "reject") {
    if (kept.code === null || !refusalCodeOf(rules, kept.code)) return answer("code-missing", marked);
    return answer("line-rejected", changeLine(marked, line.lineId, { outcome: "REJECTED" }));
  }
  if (line.expired) return answer("document-expired", marked);
  if (kept.checks.length < INTAKE_CHECKS.length) return answer("checks-incomplete", marked);
  return answer("line-accepted", changeLine(marked, line.lineId, { code: null, note: "", outcome: "ACCEPTED" }));
}

function undone(before: IntakeDraft, undoable: number): Marked {
  if (before.undo.length === 0 && undoable === 0) {
    return { draft: before, lineId: null, answer: "nothing-to-undo", moved: false };
  }
  const { draft, lineId } = before.undo.length === undoable ? undoLast(before) : { draft: before, lineId: null };
  return { draft, lineId, answer: "undone", moved: false };
}

/** Marks that decide nothing yet are kept, and need no undoing. */
function keep(draft: IntakeDraft, lineId: string, kept: { checks: IntakeCheck[]; code: string | null; note: string }) {
  return { ...draft, lines: { ...draft.lines, [lineId]: { ...marksOf(draft, lineId), ...kept } } };
}

function moveLines(before: IntakeDraft, sent: SentMarks, plan: IntakePlan, today: Day) {
  const movedDays = plan.choices.flatMap(({ instalment, scheduledFor }) => {
    const on = sent.days.get(instalment);
    return on === undefined || on === scheduledFor ? [] : [{ instalment, on }];
  });
  const good = movedDays.filter(({ on }) => on >= today);
  const movedLines = plan.lines.flatMap((line) => {
    const when = sent.whens.get(line.position);
    return when === undefined || when === line.when || line.state === "LEFT_OUT" ? [] : [{ line, when }];
  });
  const draft: IntakeDraft = {
    ...before,
    days: { ...before.days, ...Object.fromEntries(good.map(({ instalment, on }) => [instalment, on])) },
    lines: {
      ...before.lines,
      ...Object.fromEntries(
        movedLines.map(({ line, when }) => [line.lineId, { ...marksOf(before, line.lineId), when }]),
      ),
    },
  };
  return { draft, moved: movedDays.length + movedLines.length > 0, inPast: good.length < movedDays.length };
}
