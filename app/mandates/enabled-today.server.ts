import type { Day } from "~/terms/day";
import { enabledInPractices } from "~db/queries/chamber/mandates";
import type { Tx } from "~db/scope";
import { standingOn } from "./mandate";

/** Who may stand at the counter for a practice on a day; `until` is the last day of the enablement. */
export type EnabledPerson = {
  userId: string;
  practiceId: string;
  mandateId: string;
  name: string;
  kind: "OFFICER" | "DELEGATE";
  until: Day;
};

/** People enabled on that day under a mandate that stands then (R43, A20, A34), by name, each once per kind. */
export async function enabledToday(
  tx: Tx,
  chamberId: string,
  practiceIds: readonly string[],
  on: Day,
): Promise<EnabledPerson[]> {
  const found = await enabledInPractices(tx, chamberId, practiceIds, on);
  const people = new Map<string, EnabledPerson>();
  for (const { enablement, mandate } of found) {
    if (standingOn(mandate, on) !== "ACTIVE") continue;
    const { userId, forPractice, name, kind, mandateId, validTo, endedOn } = enablement;
    people.set(`${kind} ${userId} ${mandateId}`, {
      ...{ userId, practiceId: forPractice, mandateId, name, kind },
      until: endedOn ?? validTo,
    });
  }
  return [...people.values()];
}

/** Each person once, whatever the number of mandates; an officer rather than a delegate. */
export function onePerPerson(people: readonly EnabledPerson[]): EnabledPerson[] {
  const officersLast = [...people].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === "OFFICER" ? 1 : -1));
  const once = new Map(officersLast.map((person) => [person.userId, person]));
  return [...once.values()].sort((a, b) => a.name.localeCompare(b.name, "it"));
}
