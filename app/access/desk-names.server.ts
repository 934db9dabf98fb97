import { type DeskKey, peopleOfDesk } from "~db/queries/identity";
import type { Tx } from "~db/scope";

/** `active`: may sign in, or has an invitation. */
export type DeskPerson = { id: string; name: string; active: boolean };

/**
 * Names of everybody at a desk, by name: those who left keep theirs, since what they did stays theirs. The caller has
 * authorized the look; for a practice's people, by a mandate that the asking chamber gave it.
 */
export async function peopleAtDesk(tx: Tx, desk: DeskKey): Promise<DeskPerson[]> {
  const people = await peopleOfDesk(tx, desk);
  return people.map(({ id, name, disabledAt }) => ({ id, name, active: disabledAt === null }));
}
