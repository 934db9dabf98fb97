import type { MarkAnswer } from "./apply-marks";

/** Answers that leave the line open, each with what is missing. */
export const FAULTS = [
  "checks-incomplete",
  "document-expired",
  "code-missing",
  "holds-secret-code",
  "scheduled-in-past",
] as const satisfies MarkAnswer[];

export const isFault = (answer: string): answer is (typeof FAULTS)[number] =>
  (FAULTS as readonly string[]).includes(answer);

/** The page to go on with: the same line where something is missing or it was opened again, otherwise the next one. */
export function afterMarks(batchId: string, marked: { answer: MarkAnswer; position: number | null }): string {
  const { answer, position } = marked;
  const path = `/counter/slips/${batchId}`;
  if (position === null) return path;
  const stays = isFault(answer) || answer === "line-reopened" || answer === "undone" || answer === "saved";
  return stays
    ? `${path}?about=${position}&line=${position}#riga-${position}`
    : `${path}?about=${position}#riga-${position}`;
}
