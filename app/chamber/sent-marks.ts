import { isDay } from "~/terms/day";
import type { SentMarks } from "./apply-marks";
import { INTAKE_CHECKS } from "./intake";
import type { When } from "./intake-draft";

/** What the check-list's form sends, as marks; names that are not its own are left alone. */
export function sentMarks(form: FormData): SentMarks {
  const [act = "", lineId] = text(form, "act").split(" ");
  return {
    act: ACTS[act] ?? "save",
    lineId: lineId ?? (text(form, "line") || null),
    checks: INTAKE_CHECKS.filter((check) => form.getAll("checks").includes(check)),
    code: text(form, "code"),
    note: text(form, "note").slice(0, 300),
    undoable: Number(text(form, "undoable")) || 0,
    whens: new Map(numbered(form, "when-").flatMap(([position, value]) => pair(position, whenIn(value)))),
    days: new Map(numbered(form, "day-").flatMap(([number, value]) => pair(number, isDay(value) ? value : null))),
  };
}

const ACTS: Partial<Record<string, SentMarks["act"]>> = {
  accept: "accept",
  reject: "reject",
  reopen: "reopen",
  undo: "undo",
};

function whenIn(value: string): When | null {
  if (value === "NOW") return "NOW";
  return /^[1-9]\d{0,3}$/.test(value) ? Number(value) : null;
}

function pair<T>(number: number, value: T | null): [number, T][] {
  return value === null ? [] : [[number, value]];
}

function numbered(form: FormData, prefix: string): [number, string][] {
  return [...form.keys()]
    .filter((name) => name.startsWith(prefix) && /^\d{1,4}$/.test(name.slice(prefix.length)))
    .map((name) => [Number(name.slice(prefix.length)), text(form, name)]);
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
