import type { ReactNode } from "react";
import { dayInRome } from "~/terms/day";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { StateBadge } from "~/ui/state-badge";
import { Timeline } from "~/ui/timeline";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useLanguage, useWords } from "~/ui/words/use-words";
import type { CasePage } from "./read-case.server";
import type { TimelineItem } from "./timeline";

/** What the register says of the case, newest first: what, who recorded it, under which rules, its number. */
export function CaseStory({ page }: { page: CasePage }) {
  const w = useWords();
  const { items, more } = page.timeline;
  return (
    <Section id="storia" title={w.cases.page.story} note={w.cases.page.newestFirst}>
      <Timeline
        entries={items.filter(isTold).map((item) => ({
          at: item.at,
          ...showMoment(new Date(item.at)),
          title: item.seqs.length === 1 ? w.timeline.titles[item.act](item.facts) : together(w, item),
          note: <Note item={item} page={page} />,
        }))}
      />
      {more ? <p className="c-muted c-small">{w.cases.page.earlier}</p> : null}
    </Section>
  );
}

const together = ({ timeline }: Words, { act, seqs }: TimelineItem): string =>
  act === "case.sheetScanned" ? timeline.sheetsScanned(seqs.length) : timeline.copiesTaken(seqs.length);

/** The folder's own entry repeats what the case's says. */
const isTold = ({ act }: TimelineItem) => act !== "envelope.given";

function Note({ item, page }: { item: TimelineItem; page: CasePage }) {
  const words = useWords();
  const { timeline, capture, scans } = words;
  const language = useLanguage();
  const pieces: ReactNode[] = [whoOf(item, page, words), ...timeline.notes(item.act, item.facts)];
  if (item.day !== null && item.day !== dayInRome(new Date(item.at)))
    pieces.push(timeline.happenedOn(formatDay(item.day)));
  if (item.kinds.length > 1) pieces.push(item.kinds.map((kind) => lower(capture.kinds, kind)).join("; "));
  if (item.sheets.length > 1)
    pieces.push(
      item.sheets.map(({ document, copy }) => scans.sheet(lower(scans.documents, document), copy)).join("; "),
    );
  if (item.why !== null) pieces.push(item.why[language]);
  if (item.declared) pieces.push(timeline.declared);
  if (item.ruleset !== null) pieces.push(timeline.rules(item.ruleset));
  pieces.push(timeline.number([...item.seqs].reverse().join(", ")));
  return (
    <>
      {pieces.join(" · ")}
      {item.recordedAfter === null ? null : (
        <>
          {" "}
          <StateBadge tone="soon">{timeline.recordedAfter(item.recordedAfter)}</StateBadge>
        </>
      )}
    </>
  );
}

const lower = (words: Record<string, string>, key: string): string => (words[key] ?? key).toLowerCase();

function whoOf(item: TimelineItem, page: CasePage, { timeline, retention }: Words): string {
  if (item.byProduct) return timeline.product;
  const who = page.timeline.names.get(item.actor);
  if (who === undefined) return timeline.somebody;
  if (!who.atChamber) return who.name;
  return item.act === "case.held" || item.act === "case.released"
    ? retention.timeline.byChamber(who.name)
    : timeline.atCounter(who.name);
}
