import type { CaseEvent } from "~/cases/lifecycle";
import type { CopyNo, CustodyEvent, Movement } from "./custody";
import type { FoundReason, MissingReason } from "./missing-sheets";

/** What moves a sheet, or says that nobody finds it. */
export type MovementAct = CaseEvent | CustodyEvent | "reportMissing" | "reportFound";

/** A movement as it was recorded: by which act, and why when it was a report. */
export type RecordedMovement = Movement & { act: string; reason: MissingReason | FoundReason | null };

/** Copies of one document that one act moved alike. */
export type ToldMovement = Omit<RecordedMovement, "copyNo"> & { copies: CopyNo[] };

/** The movements as a page lists them: what went together is one line. */
export function told(movements: readonly RecordedMovement[]): ToldMovement[] {
  const lines: ToldMovement[] = [];
  for (const { copyNo, ...movement } of movements) {
    const last = lines.findLast(
      (line) => line.documentType === movement.documentType && line.version === movement.version,
    );
    const together = last !== undefined && isAlike(last, movement) && !last.copies.includes(copyNo);
    if (together) last.copies.push(copyNo);
    else lines.push({ ...movement, copies: [copyNo] });
  }
  return lines;
}

function isAlike(one: ToldMovement, other: Omit<RecordedMovement, "copyNo">): boolean {
  return (
    one.act === other.act &&
    one.day === other.day &&
    one.from === other.from &&
    one.to === other.to &&
    one.reason === other.reason &&
    one.signed.join() === other.signed.join()
  );
}
