/** When a sheet may be reported missing or found, and by whom (docs/decisions/missing-sheets.md). */
import type { CaseState } from "~/cases/lifecycle";
import type { Day } from "~/terms/day";
import {
  type CopyRef,
  type CustodyStep,
  type DocumentCopy,
  isKeeper,
  type Keeper,
  missingFor,
  neededAt,
} from "./custody";
import { nextMove } from "./next-move";

export const MISSING_REASONS = ["lost", "not-in-drawer", "not-in-bag", "not-handed-over", "damaged", "stolen"] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** `printed-again`: another sheet was made in its place, at the counter's printer. */
export const FOUND_REASONS = [
  "turned-up",
  "in-other-folder",
  "in-bag",
  "brought-back",
  "miscounted",
  "printed-again",
] as const;
export type FoundReason = (typeof FOUND_REASONS)[number];

export type MissingRefusal =
  | "sheet-not-there"
  | "sheet-already-missing"
  | "sheet-of-other-desk"
  | "sheet-needs-officer"
  | "day-in-future"
  | "day-before-sheet-moved";

export type FoundRefusal =
  | "sheet-not-missing"
  | "sheet-of-other-desk"
  | "sheet-needs-officer"
  | "form-not-printed-here"
  | "day-in-future"
  | "day-before-sheet-moved";

/** Who reports: a desk, with or without the right to say what was signed or what the counter has done. */
export type Reporter = { desk: "PRACTICE" | "CHAMBER"; attests: boolean };
type Counter = "CHAMBER_RECORDS" | "PRACTICE_RECORDS";
type Days = { day: Day; today: Day };

/** May this person say of this sheet, on this day, that it is missing? */
export function missingRefusal(
  sheet: DocumentCopy | undefined,
  by: Reporter,
  counter: Counter,
  { day, today }: Days,
): MissingRefusal | null {
  if (sheet === undefined || sheet.holder === "VOID") return "sheet-not-there";
  if (!isKeeper(sheet.holder)) return "sheet-already-missing";
  const stranger = notForHim(sheet.holder, by, counter);
  if (stranger) return stranger;
  return dayRefusal(sheet, { day, today });
}

/** May he say that it is there again, at `home`? */
export function foundRefusal(
  sheet: DocumentCopy | undefined,
  home: Keeper,
  reason: FoundReason,
  by: Reporter,
  counter: Counter,
  { day, today }: Days,
): FoundRefusal | null {
  if (sheet?.holder !== "MISSING") return "sheet-not-missing";
  const stranger = notForHim(home, by, counter);
  if (stranger) return stranger;
  if (reason === "printed-again") {
    if (sheet.documentType === "REQUEST_FORM") return "form-not-printed-here";
    if (sheet.signedBy.length > 0 && !by.attests) return "sheet-needs-officer";
  }
  return dayRefusal(sheet, { day, today });
}

/** Each desk answers for its own drawer; the practice for the applicant too, and for a counter that does not record. */
export function answersFor(home: Keeper, by: Reporter, counter: Counter): boolean {
  return notForHim(home, by, counter) === null;
}

function notForHim(home: Keeper, by: Reporter, counter: Counter): "sheet-of-other-desk" | "sheet-needs-officer" | null {
  const atCounter = home === "CHAMBER";
  const desk = atCounter && counter === "CHAMBER_RECORDS" ? "CHAMBER" : "PRACTICE";
  if (by.desk !== desk) return "sheet-of-other-desk";
  return atCounter && !by.attests ? "sheet-needs-officer" : null;
}

function dayRefusal(sheet: DocumentCopy, { day, today }: Days): "day-in-future" | "day-before-sheet-moved" | null {
  if (day > today) return "day-in-future";
  return day < sheet.movedOn ? "day-before-sheet-moved" : null;
}

/**
 * Where a missing sheet has to turn up: where the case's next step needs it, else in the hands it was in before. So no
 * sheet is ever found where the case would stand still.
 * @param before who had it when it was reported missing.
 */
export function homeOf(
  copies: readonly DocumentCopy[],
  ref: CopyRef,
  before: Keeper,
  state: CaseState,
  step: Omit<CustodyStep, "version">,
): Keeper {
  if (state === "RETURNED_TO_CHAMBER" && ref.documentType !== "REQUEST_FORM") return "CHAMBER";
  const next = nextMove(copies, state);
  return (next && neededAt(copies, ref, next.event, { ...step, version: next.version })) ?? before;
}

/** The missing sheets without which the case cannot go on, as things stand; none where another fault stops it too. */
export function blockingSheets(
  copies: readonly DocumentCopy[],
  state: CaseState,
  step: Omit<CustodyStep, "version">,
): CopyRef[] {
  const next = nextMove(copies, state);
  return next === null ? [] : missingFor(copies, next.event, { ...step, version: next.version });
}
