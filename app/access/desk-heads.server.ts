import { type DeskKey, peopleOfDesk } from "~db/queries/identity";
import type { Tx } from "~db/scope";

export type DeskHead = { name: string; email: string; language: "it" | "en" };

/** Who answers for a desk, to be written to: a practice's owners, a chamber's managers. Those who left are not among them. */
export async function headsOfDesk(tx: Tx, desk: DeskKey): Promise<DeskHead[]> {
  const head = desk.practiceId === undefined ? "dirigente" : "responsabile";
  return (await peopleOfDesk(tx, desk))
    .filter(
      ({ roles, disabledAt, passwordHash }) => roles.includes(head) && disabledAt === null && passwordHash !== null,
    )
    .map(({ name, email, language }) => ({ name, email, language }));
}
