import { StateBadge } from "~/ui/state-badge";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { ReadDocument } from "./machine-zone";

/** Which document was just read, in words. */
export function DocumentRead({ zone }: { zone: ReadDocument }) {
  const { identityDocuments, reading } = useWords();
  const { type, number, expiresOn } = zone;
  const what = type === null ? reading.unknownDocument : identityDocuments.types[type].toLowerCase();
  return (
    <StateBadge tone="done">
      {expiresOn === null
        ? reading.documentRead(what, number)
        : reading.documentReadUntil(what, number, formatDay(expiresOn))}
    </StateBadge>
  );
}
