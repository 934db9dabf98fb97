import { z } from "zod";
import { type Day, isDay } from "~/terms/day";
import { INTAKE_CHECKS } from "./intake";

const dayText = z.custom<Day>((value) => typeof value === "string" && isDay(value));
const when = z.union([z.literal("NOW"), z.int().positive()]);
const reading = z.object({ copyNo: z.literal([1, 2, 3]), version: z.int().positive() });

const marks = z.object({
  checks: z.array(z.enum(INTAKE_CHECKS)),
  outcome: z.enum(["ACCEPTED", "REJECTED"]).nullable(),
  when: when.nullable(),
  code: z.string().nullable(),
  note: z.string(),
  read: z.array(reading),
});

const draft = z.object({
  lines: z.record(z.string(), marks),
  days: z.record(z.string(), dayText),
  undo: z.array(z.object({ lineId: z.string(), before: marks.nullable() })),
});

/** At once, or in the instalment of that number. */
export type When = z.output<typeof when>;
/** A sheet of the request form that was read with the scanner. */
export type Reading = z.output<typeof reading>;

/** What the clerk has marked on one line. `when` null: as proposed. */
export type LineMarks = z.output<typeof marks>;

/**
 * The clerk's marks until the one confirmed act (`visits.draft`): nothing legal hangs on them. `days` holds the days of
 * instalments that were moved, `undo` what each of the latest changes of a line replaced.
 */
export type IntakeDraft = z.output<typeof draft>;

const unmarked: LineMarks = { checks: [], outcome: null, when: null, code: null, note: "", read: [] };

/** The draft as it is stored; anything else than a draft is an empty one. */
export function readDraft(stored: Record<string, unknown>): IntakeDraft {
  const read = draft.safeParse(stored);
  return read.success ? read.data : { lines: {}, days: {}, undo: [] };
}

export const marksOf = (of: IntakeDraft, lineId: string): LineMarks => of.lines[lineId] ?? unmarked;

const UNDO_DEPTH = 40;

/** A change of a line that can be taken back. */
export function changeLine(of: IntakeDraft, lineId: string, change: Partial<LineMarks>): IntakeDraft {
  return {
    ...of,
    lines: { ...of.lines, [lineId]: { ...marksOf(of, lineId), ...change } },
    undo: [...of.undo, { lineId, before: of.lines[lineId] ?? null }].slice(-UNDO_DEPTH),
  };
}

/** Takes the last change back; `lineId` null: there was none. */
export function undoLast(of: IntakeDraft): { draft: IntakeDraft; lineId: string | null } {
  const last = of.undo.at(-1);
  if (!last) return { draft: of, lineId: null };
  const { [last.lineId]: _, ...others } = of.lines;
  const lines = last.before === null ? others : { ...others, [last.lineId]: last.before };
  return { draft: { ...of, lines, undo: of.undo.slice(0, -1) }, lineId: last.lineId };
}

/**
 * A sheet was read: both copies for the chamber read in the version that is in force say "same version" by themselves;
 * a copy of another version takes that mark away.
 */
export function readSheet(of: IntakeDraft, lineId: string, sheet: Reading, versionInForce: number): IntakeDraft {
  const before = marksOf(of, lineId);
  const read = [...before.read.filter(({ copyNo }) => copyNo !== sheet.copyNo), sheet].sort(
    (a, b) => a.copyNo - b.copyNo,
  );
  const others = before.checks.filter((check) => check !== "same-version");
  const current = read.every(({ version }) => version === versionInForce);
  const both = [2, 3].every((copyNo) => read.some((one) => one.copyNo === copyNo));
  const same = current && (both || before.checks.includes("same-version"));
  return changeLine(of, lineId, { read, checks: same ? [...others, "same-version"] : others });
}
