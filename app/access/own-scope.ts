import type { Desk, Scope } from "./context";

/**
 * The scope of a desk's own book, for what people do about themselves: an auditor, who may write nothing of the
 * register's subjects, still chooses a password.
 */
export function scopeOfDesk(desk: Desk): Scope {
  return desk.kind === "PRACTICE"
    ? { practiceId: desk.practiceId, chamberId: null, audits: false }
    : { practiceId: null, chamberId: desk.chamberId, audits: false };
}
