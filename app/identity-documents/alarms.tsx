import { Callout } from "~/ui/callout";
import { showMoment } from "~/ui/show-moment";
import { useWords } from "~/ui/words/use-words";
import type { Alarm } from "./many-opened.server";

/** Who opened many pictures of documents in an hour lately; nothing where nobody did. */
export function Alarms({ alarms }: { alarms: Alarm[] }) {
  const { alarm: words } = useWords().retention;
  if (alarms.length === 0) return null;
  return (
    <Callout tone="soon" title={words.title}>
      <ul>
        {alarms.map(({ seq, at, who, desk, count }) => {
          const { day, hour } = showMoment(at);
          return <li key={seq}>{words.line(who, desk, count, `${day}, ${hour}`)}</li>;
        })}
      </ul>
    </Callout>
  );
}
