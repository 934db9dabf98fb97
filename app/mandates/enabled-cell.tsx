import { StateBadge } from "~/ui/state-badge";
import { Cell } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import type { Enabled } from "./read-practice.server";

/** May this person act today, and if not, why. */
export function EnabledToday({ person }: { person: Enabled }) {
  const { people } = useWords().mandates;
  const words = person.mayAct ? people.may : person.now === "ENABLED" ? people.mandateStops : people[person.now];
  return (
    <Cell label={people.columns.today}>
      <StateBadge tone={person.mayAct ? "done" : person.now === "ENABLED" ? "no" : "plain"}>{words}</StateBadge>
    </Cell>
  );
}
