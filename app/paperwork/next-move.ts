import type { CaseState } from "~/cases/lifecycle";
import { type CopyRef, type CustodyStep, type DocumentCopy, movementsFor } from "./custody";

/** The events that ask for paper next, by the state of the case. */
const NEXT_MOVE = {
  ENVELOPE_GIVEN: "signForm",
  SIGNED: "present",
  REJECTED: "present",
  PRODUCED: "collect",
  COLLECTED: "deliver",
  DELIVERED: "returnReceipts",
} as const satisfies Partial<Record<CaseState, string>>;

export type MoveNext = (typeof NEXT_MOVE)[keyof typeof NEXT_MOVE];

/** What the case's paper is needed for next, and the version of the documents that this is about; null when for nothing. */
export function nextMove(
  copies: readonly DocumentCopy[],
  state: CaseState,
): { event: MoveNext; version: number } | null {
  const event = Object.hasOwn(NEXT_MOVE, state) ? NEXT_MOVE[state as keyof typeof NEXT_MOVE] : null;
  if (event === null) return null;
  if (event !== "signForm" && event !== "present") return { event, version: 1 };
  const forms = copies.filter((sheet) => sheet.documentType === "REQUEST_FORM" && sheet.holder !== "VOID");
  const version = Math.max(0, ...forms.map((sheet) => sheet.version));
  return version === 0 ? null : { event, version };
}

/** The sheets that have to change hands now, and by which event; a refused form waits to be mended first. */
export function outNow(
  copies: readonly DocumentCopy[],
  state: CaseState,
  step: Omit<CustodyStep, "version">,
): { event: Exclude<MoveNext, "signForm">; refs: CopyRef[] } | null {
  const next = state === "REJECTED" ? null : nextMove(copies, state);
  if (next === null || next.event === "signForm") return null;
  const moved = movementsFor(copies, next.event, { ...step, version: next.version });
  return { event: next.event, refs: moved.filter(({ from, to }) => from !== to) };
}
