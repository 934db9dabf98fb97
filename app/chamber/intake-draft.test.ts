import { describe, expect, test } from "vitest";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { officeCalendar } from "~/rulesets/ruleset";
import { day } from "~/terms/day";
import { applyMarks, type SentMarks } from "./apply-marks";
import { INTAKE_CHECKS } from "./intake";
import { changeLine, type IntakeDraft, readDraft, readSheet, undoLast } from "./intake-draft";
import { decisionsOf, planIntake, type SlipLine } from "./intake-plan";

const monday = day("2026-11-23");
const around = { day: monday, rules: torino2020, office: officeCalendar(torino2020, []) };
const empty = readDraft({});
const slip = (count: number, special: Partial<Record<number, Partial<SlipLine>>> = {}): SlipLine[] =>
  Array.from({ length: count }, (_, index) => ({
    lineId: `line-${index + 1}`,
    position: index + 1,
    present: true,
    expired: false,
    ...special[index + 1],
  }));
const complete = [...INTAKE_CHECKS];

function send(lines: SlipLine[], draft: IntakeDraft, sent: Partial<SentMarks>) {
  const whole: SentMarks = {
    ...{
      act: "save",
      lineId: null,
      checks: [],
      code: "",
      note: "",
      undoable: draft.undo.length,
      whens: new Map(),
      days: new Map(),
    },
    ...sent,
  };
  return applyMarks(draft, whole, { plan: planIntake(lines, draft, around), day: monday, rules: torino2020 });
}

describe("the plan of a slip", () => {
  test("makes two at once and the rest two by two on open days", () => {
    const { summary } = planIntake(slip(7), empty, around);
    expect(summary).toEqual({
      now: [1, 2],
      instalments: [
        { instalment: 1, scheduledFor: "2026-11-26", positions: [3, 4] },
        { instalment: 2, scheduledFor: "2026-11-30", positions: [5, 6] },
        { instalment: 3, scheduledFor: "2026-12-02", positions: [7] },
      ],
      rejected: [],
      undecided: [1, 2, 3, 4, 5, 6, 7],
    });
  });

  test("gives the place of a refused line to the next", () => {
    const draft = changeLine(empty, "line-3", { outcome: "REJECTED", code: "F2" });
    const { summary } = planIntake(slip(7), draft, around);
    expect(summary.rejected).toEqual([3]);
    expect(summary.instalments.map(({ positions }) => positions)).toEqual([
      [4, 5],
      [6, 7],
    ]);
  });

  test("leaves out a case that is no longer in the slip", () => {
    const { lines, summary } = planIntake(slip(3, { 1: { present: false } }), empty, around);
    expect(lines[0]?.state).toBe("LEFT_OUT");
    expect(summary).toMatchObject({ now: [2, 3], undecided: [2, 3] });
  });

  test("keeps what the clerk chose, and the day an instalment was moved to", () => {
    const draft = { ...changeLine(empty, "line-1", { when: 2 }), days: { 2: day("2026-12-04") } };
    const { summary } = planIntake(slip(3), draft, around);
    expect(summary.now).toEqual([2]);
    expect(summary.instalments).toEqual([
      { instalment: 1, scheduledFor: "2026-11-26", positions: [3] },
      { instalment: 2, scheduledFor: "2026-12-04", positions: [1] },
    ]);
  });

  test("does not take as accepted what has expired since", () => {
    const draft = changeLine(empty, "line-1", { checks: complete, outcome: "ACCEPTED" });
    expect(planIntake(slip(1), draft, around).lines[0]?.state).toBe("ACCEPTED");
    expect(planIntake(slip(1, { 1: { expired: true } }), draft, around).lines[0]?.state).toBe("OPEN");
  });

  test("has decisions once every line is decided", () => {
    const accepted = changeLine(empty, "line-1", { checks: complete, outcome: "ACCEPTED" });
    expect(decisionsOf(planIntake(slip(2), accepted, around))).toBeNull();
    const both = changeLine(accepted, "line-2", { outcome: "REJECTED", code: "F2", note: "Copia 3" });
    expect(decisionsOf(planIntake(slip(2), both, around))).toEqual([
      { lineId: "line-1", checks: complete, outcome: "NOW" },
      { lineId: "line-2", checks: [], outcome: "REJECTED", code: "F2", note: "Copia 3" },
    ]);
    const later = changeLine(both, "line-1", { when: 1 });
    expect(decisionsOf(planIntake(slip(2), later, around))?.[0]).toEqual({
      lineId: "line-1",
      checks: complete,
      outcome: "SCHEDULED",
      instalment: 1,
      scheduledFor: "2026-11-26",
    });
  });
});

describe("marks", () => {
  test("accept a line with all five checks, and undoing opens it with its checks", () => {
    const marked = send(slip(2), empty, { act: "accept", lineId: "line-1", checks: complete });
    expect(marked).toMatchObject({ answer: "line-accepted", lineId: "line-1" });
    const undone = send(slip(2), marked.draft, { act: "undo" });
    expect(undone).toMatchObject({ answer: "undone", lineId: "line-1" });
    expect(undone.draft.lines["line-1"]).toMatchObject({ outcome: null, checks: complete });
  });

  test("are undone once, however often the same page is sent", () => {
    const one = send(slip(2), empty, { act: "reject", lineId: "line-1", code: "F2" }).draft;
    const two = send(slip(2), one, { act: "reject", lineId: "line-2", code: "F2" }).draft;
    const undone = send(slip(2), two, { act: "undo", undoable: 2 }).draft;
    const again = send(slip(2), undone, { act: "undo", undoable: 2 });
    expect(again.answer).toBe("undone");
    expect(again.draft.lines["line-1"]?.outcome).toBe("REJECTED");
  });

  test("keep what was ticked when a check is missing", () => {
    const marked = send(slip(1), empty, { act: "accept", lineId: "line-1", checks: complete.slice(1) });
    expect(marked.answer).toBe("checks-incomplete");
    expect(marked.draft.lines["line-1"]).toMatchObject({ outcome: null, checks: complete.slice(1) });
  });

  test("never accept an expired document", () => {
    const lines = slip(1, { 1: { expired: true } });
    expect(send(lines, empty, { act: "accept", lineId: "line-1", checks: complete }).answer).toBe("document-expired");
    expect(send(lines, empty, { act: "reject", lineId: "line-1", code: "D1" }).answer).toBe("line-rejected");
  });

  test.each(["", "Z9"])("refuse a line only with a code of the ruleset, not %j", (code) => {
    const marked = send(slip(1), empty, { act: "reject", lineId: "line-1", code });
    expect(marked.answer).toBe("code-missing");
    expect(marked.draft.lines["line-1"]?.outcome).toBeNull();
  });

  test("keep no note with a secret code in it", () => {
    const marked = send(slip(1), empty, { act: "reject", lineId: "line-1", code: "F2", note: "PIN 12345" });
    expect(marked.answer).toBe("holds-secret-code");
    expect(JSON.stringify(marked.draft)).not.toContain("12345");
  });

  test("move lines and instalments, and say that something moved", () => {
    const marked = send(slip(4), empty, { whens: new Map([[1, 1]]), days: new Map([[1, day("2026-11-27")]]) });
    expect(marked).toMatchObject({ answer: "saved", moved: true });
    expect(planIntake(slip(4), marked.draft, around).summary.instalments).toEqual([
      { instalment: 1, scheduledFor: "2026-11-27", positions: [1, 3, 4] },
    ]);
    const asShown = new Map(
      planIntake(slip(4), marked.draft, around).lines.map(({ position, when }) => [position, when]),
    );
    expect(send(slip(4), marked.draft, { whens: asShown }).moved).toBe(false);
  });

  test("promise no day that is past", () => {
    const marked = send(slip(4), empty, { days: new Map([[1, day("2026-11-20")]]) });
    expect(marked.answer).toBe("scheduled-in-past");
    expect(marked.draft.days).toEqual({});
  });

  test("say when there is nothing to undo", () => {
    expect(send(slip(1), empty, { act: "undo" }).answer).toBe("nothing-to-undo");
  });
});

describe("a sheet that was read", () => {
  test("two copies of the version in force are the same version", () => {
    const one = readSheet(empty, "line-1", { copyNo: 2, version: 1 }, 1);
    expect(one.lines["line-1"]?.checks).toEqual([]);
    const two = readSheet(one, "line-1", { copyNo: 3, version: 1 }, 1);
    expect(two.lines["line-1"]?.checks).toEqual(["same-version"]);
    expect(undoLast(two).draft.lines["line-1"]?.checks).toEqual([]);
  });

  test("a copy of an older version is not", () => {
    const ticked = changeLine(empty, "line-1", { checks: ["same-version", "document-copy"] });
    expect(readSheet(ticked, "line-1", { copyNo: 3, version: 1 }, 2).lines["line-1"]?.checks).toEqual([
      "document-copy",
    ]);
  });
});

describe("a stored draft", () => {
  test("comes back as it was", () => {
    const draft = readSheet(empty, "line-1", { copyNo: 2, version: 1 }, 1);
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  test("that is none is empty", () => {
    expect(readDraft({ lines: { a: { checks: ["nonsense"] } } })).toEqual(empty);
  });
});
