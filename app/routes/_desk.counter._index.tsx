import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { CounterScan, scanFault } from "~/chamber/counter-scan";
import { type QueuedSlip, readQueue } from "~/chamber/read-queue.server";
import { type Day, dayInRome } from "~/terms/day";
import { ActList, ActRow } from "~/ui/act-row";
import { Empty } from "~/ui/empty";
import { Filters, FilterText } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.counter._index", async ({ ctx, url, words }) => {
  const practice = (url.searchParams.get("practice") ?? "").trim().slice(0, 80);
  const after = url.searchParams.get("after");
  return {
    title: words.counter.intake.title,
    today: today(ctx),
    practice,
    fault: scanFault(url.searchParams),
    paged: after !== null,
    ...(await readQueue(ctx, { practice, after })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Intake() {
  const { counter, shell } = useWords();
  const { title, fault, atCounter, paged } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      tools={[
        { label: counter.intake.forgotten, href: "#cerca-studio" },
        { label: shell.nav.dayReport, href: "/counter/report" },
      ]}
    >
      <CounterScan fault={fault} />
      {atCounter.length > 0 && !paged ? <AtCounter /> : null}
      <Waiting />
    </Page>
  );
}

function AtCounter() {
  const { counter, terms } = useWords();
  const { atCounter } = useLoaderData<typeof loader>();
  return (
    <Section
      id="allo-sportello"
      title={counter.intake.atCounter}
      count={atCounter.length}
      note={counter.intake.atCounterNote}
    >
      <ActList>
        {atCounter.map((slip) => (
          <ActRow
            key={slip.id}
            tone="soon"
            state={counter.intake.lines(slip.lines)}
            title={slip.practice}
            href={`/counter/slips/${slip.id}`}
            number={slip.number}
            note={slip.openedAt ? opened(slip.openedAt, slip.clerk) : undefined}
            act={{ label: counter.intake.resume, href: `/counter/slips/${slip.id}`, solid: true }}
          />
        ))}
      </ActList>
    </Section>
  );

  function opened(at: Date, clerk: string | null): string {
    const day = terms.formatDayLong(dayInRome(at));
    const { hour } = showMoment(at);
    return clerk === null ? counter.intake.openedAt(hour, day) : counter.intake.openedBy(hour, day, clerk);
  }
}

function Waiting() {
  const { counter } = useWords();
  const { waiting, next, practice, today: now } = useLoaderData<typeof loader>();
  const w = counter.intake;
  return (
    <Section id="in-arrivo" title={w.waiting} count={next === null ? waiting.length : undefined} note={w.waitingNote}>
      {waiting.length === 0 ? <Empty>{practice === "" ? w.noneWaiting : w.noneOf(practice)}</Empty> : null}
      <ActList>
        {waiting.map((slip) => (
          <WaitingSlip key={slip.id} slip={slip} now={now} />
        ))}
      </ActList>
      <Pager next={next === null ? undefined : pageAfter(next, practice)} />
      <div id="cerca-studio">
        <Filters label={w.forgotten} submit={w.find} clear={practice === "" ? undefined : "/counter"}>
          <FilterText name="practice" label={w.findLabel} value={practice} />
        </Filters>
      </div>
    </Section>
  );
}

function WaitingSlip({ slip, now }: { slip: QueuedSlip; now: Day }) {
  const { counter, terms } = useWords();
  const w = counter.intake;
  const { appointment } = slip;
  const hour = appointment?.time ? terms.formatHour(appointment.time) : null;
  const isToday = appointment?.on === now;
  const missed = appointment !== null && appointment.on < now;
  const state =
    appointment === null
      ? w.noAppointment
      : isToday
        ? w.today(hour)
        : missed
          ? w.missed(terms.formatDayShort(appointment.on))
          : w.appointment(terms.formatDayShort(appointment.on), hour);
  const closed = slip.closedOn === null ? [] : [w.closedOn(terms.formatDay(slip.closedOn))];
  return (
    <ActRow
      tone={isToday ? "soon" : missed ? "late" : "plain"}
      state={state}
      title={slip.practice}
      href={`/counter/slips/${slip.id}`}
      number={slip.number}
      note={[w.lines(slip.lines), w.comes(slip.officer), ...closed].join(" · ")}
      act={{ label: w.open, href: `/counter/slips/${slip.id}` }}
    />
  );
}

function pageAfter(next: string, practice: string): string {
  const search = new URLSearchParams({ after: next });
  if (practice !== "") search.set("practice", practice);
  return `/counter?${search}`;
}
