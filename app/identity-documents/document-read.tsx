import { StateBadge } from "~/ui/state-badge";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { ShownReading } from "./machine-zone";

/** Which document was just read, in words. */
export function DocumentRead({ zone }: { zone: ShownReading }) {
  const { identityDocuments, reading } = useWords();
  const { type, number, expiresOn, expired } = zone;
  const what = type === null ? reading.unknownDocument : identityDocuments.types[type].toLowerCase();
  return (
    <StateBadge tone={expired ? "late" : "done"}>
      {expiresOn === null
        ? reading.documentRead(what, number)
        : (expired ? reading.documentEnded : reading.documentReadUntil)(what, number, formatDay(expiresOn))}
    </StateBadge>
  );
}
