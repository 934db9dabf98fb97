import type { DeskRole } from "~db/queries/identity";
import type { Desk } from "./context";

/** Roles that a desk's head gives freely, in any combination; `addetto` is none of them, it comes from a mandate. */
export function rolesOfDesk(kind: Desk["kind"]): readonly DeskRole[] {
  return kind === "PRACTICE" ? ["responsabile", "assistente"] : ["sportello", "dirigente", "vigilanza"];
}

export const isDeskRole = (role: string, kind: Desk["kind"]): role is DeskRole =>
  (rolesOfDesk(kind) as readonly string[]).includes(role);

/** At a practice somebody may be an officer and nothing else; at a chamber a person without a role could do nothing. */
export const lacksRole = (kind: Desk["kind"], roles: readonly DeskRole[]): boolean =>
  kind === "CHAMBER" && roles.length === 0;

/** The role that looks after people and settings. */
export const headRole = (kind: Desk["kind"]): DeskRole => (kind === "PRACTICE" ? "responsabile" : "dirigente");

type Colleague = { id: string; roles: readonly DeskRole[]; disabledAt: Date | null };

/** Would the desk be left without a head if this person had these roles? (null: could not sign in any more) */
export function leavesNoHead(
  colleagues: readonly Colleague[],
  kind: Desk["kind"],
  personId: string,
  roles: readonly DeskRole[] | null,
): boolean {
  const head = headRole(kind);
  const heads = colleagues.filter(({ id, roles: held, disabledAt }) =>
    id === personId ? roles?.includes(head) : disabledAt === null && held.includes(head),
  );
  return heads.length === 0;
}
