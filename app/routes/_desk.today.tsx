import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { pageLoader } from "~/access/page.server";
import { studioOnly } from "~/access/studio-only";
import type { CaseState } from "~/cases/lifecycle";
import type { NextStep } from "~/cases/next-act";
import { type DueWork, type HeldWork, todaysWork, type WorkLine } from "~/cases/todays-work.server";
import { addDays, type Day } from "~/terms/day";
import type { Act } from "~/ui/act";
import { ActList, ActRow } from "~/ui/act-row";
import { Empty } from "~/ui/empty";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.today", async ({ ctx, scope, words, url }) => {
  studioOnly(ctx);
  return { title: words.today.title, said: url.searchParams.get("detto"), work: await todaysWork(ctx, scope) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Today() {
  const w = useWords();
  const { said, work } = useLoaderData<typeof loader>();
  const { today } = w;
  const late = work.due.filter(({ situation }) => situation === "late");
  const soon = work.due.filter(({ situation }) => situation === "soon");
  const week = work.due.filter(({ situation, by }) => situation === "later" && by <= addDays(work.today, 7));
  return (
    <Page title={today.title} sub={`${capital(w.terms.formatDayLong(work.today))} · ${hoursOf(work.hours, w)}`}>
      <Notice said={said} sentences={w.cases.said} />
      <p className="c-lead">{leadOf(work, w)}</p>
      <Rows
        id="ritardo"
        title={today.late.title}
        note={today.late.note}
        lines={late}
        total={work.dueTotals.late}
        rest={{ href: "/due?when=late", label: today.inRegister }}
      >
        {(line) => <Due key={line.id} line={line} />}
      </Rows>
      <Rows
        id="tre-giorni"
        title={today.soon.title}
        lines={soon}
        total={work.dueTotals.soon}
        rest={{ href: "/due?when=soon", label: today.inRegister }}
      >
        {(line) => <Due key={line.id} line={line} />}
      </Rows>
      <Rows
        id="settimana"
        title={today.week.title}
        lines={week}
        total={work.dueTotals.week}
        rest={{ href: "/due", label: today.inRegister }}
      >
        {(line) => <Due key={line.id} line={line} />}
      </Rows>
      <Visits />
      <Waiting
        id="sanare"
        title={today.mend.title}
        lines={work.mend}
        tone="no"
        total={countOf(work, "REJECTED")}
        state="REJECTED"
      />
      <Rows
        id="bozze"
        title={today.drafts.title}
        lines={work.drafts}
        total={countOf(work, "DRAFT", "IDENTIFIED", "ENVELOPE_GIVEN")}
        rest={{ href: "/cases", label: today.inCases }}
      >
        {(line) => <Draft key={line.id} line={line} />}
      </Rows>
      <Waiting id="pronte" title={today.ready.title} lines={work.ready} total={work.readyTotal} state="SIGNED" />
      <Waiting
        id="ritirare"
        title={today.collect.title}
        lines={work.collect}
        total={countOf(work, "PRODUCED")}
        state="PRODUCED"
      />
      <Rows
        id="troppo"
        title={today.held.title}
        note={work.held[0] === undefined ? undefined : today.held.note(work.held[0].alarm, work.held[0].back)}
        lines={work.held}
      >
        {(line) => <Held key={line.id} line={line} />}
      </Rows>
      <Waiting
        id="consegnare"
        title={today.deliver.title}
        lines={work.deliver}
        total={countOf(work, "COLLECTED") - work.held.length}
        state="COLLECTED"
      />
      <Empty>{restOf(work, w)}</Empty>
    </Page>
  );
}

type RowsProps<L> = {
  id: string;
  title: string;
  note?: string | undefined;
  lines: L[];
  /** More than the rows, where not all are listed; then `rest` says where the others are. */
  total?: number;
  rest?: { href: string; label: (count: number) => string };
  children: (line: L) => ReactNode;
};

/** A section of the day; none when nothing is in it. */
function Rows<L>({ id, title, note, lines, total = lines.length, rest, children }: RowsProps<L>) {
  const others = total - lines.length;
  if (total === 0) return null;
  return (
    <Section id={id} title={title} count={total} note={note}>
      <ActList>{lines.map(children)}</ActList>
      {others > 0 && rest !== undefined ? (
        <p className="u-t2">
          <a href={rest.href}>{rest.label(others)}</a>
        </p>
      ) : null}
    </Section>
  );
}

function Due({ line }: { line: DueWork }) {
  const w = useWords();
  const { today } = useLoaderData<typeof loader>().work;
  const { terms } = w;
  const notes = [
    line.sentOn !== null && line.sentBy !== null
      ? w.today.sent(terms.formatDay(line.sentOn), w.cases.sendingMeans[line.sentBy])
      : w.today.notSent,
    ...(line.by === line.legalDue
      ? []
      : [terms.sayActionDay({ legalDue: line.legalDue, actionDate: line.action, shut: line.shut, today }) ?? ""]),
  ];
  return (
    <ActRow
      tone={line.situation === "later" ? "plain" : line.situation}
      state={terms.distance(line.situation === "late" ? line.legalDue : line.by, today)}
      when={terms.formatDayShort(line.situation === "late" ? line.legalDue : line.by)}
      title={line.person}
      href={`/cases/${line.id}`}
      number={line.number}
      note={notes.filter((note) => note !== "").join(" ")}
      act={actOf(line, w, line.situation === "late" || line.by === today)}
    />
  );
}

function Held({ line }: { line: HeldWork }) {
  const w = useWords();
  const { today } = useLoaderData<typeof loader>().work;
  const { held } = w.today;
  const over = line.backBy < today;
  return (
    <ActRow
      tone={over ? "late" : "soon"}
      state={held.since(line.days)}
      when={held.collected(w.terms.formatDayMonth(line.collectedOn))}
      title={line.person}
      href={`/cases/${line.id}`}
      number={line.number}
      note={over ? held.backNow(w.terms.formatDay(line.backBy)) : held.backBy(w.terms.formatDayLong(line.backBy))}
      act={actOf(line, w, over)}
    />
  );
}

type WaitingProps = {
  id: string;
  title: string;
  lines: WorkLine[];
  total: number;
  /** The filter under which the list of cases shows them all. */
  state: CaseState;
  tone?: "plain" | "no";
};

/** Cases that wait in one state. */
function Waiting({ id, title, lines, total, state, tone = "plain" }: WaitingProps) {
  const w = useWords();
  const { today } = useLoaderData<typeof loader>().work;
  return (
    <Rows
      id={id}
      title={title}
      lines={lines}
      total={total}
      rest={{ href: `/cases?state=${state}`, label: w.today.inCases }}
    >
      {(line) => (
        <ActRow
          key={line.id}
          tone={tone}
          state={w.cases.states[line.state]}
          when={
            line.savedOn === today
              ? `${w.today.savedToday.toLowerCase()} ${w.today.at(line.savedAt)}`
              : w.terms.formatDayShort(line.savedOn)
          }
          title={line.person}
          href={`/cases/${line.id}`}
          number={line.number}
          note={expiryOf(line, today, w)}
          act={actOf(line, w, false)}
        />
      )}
    </Rows>
  );
}

/** A case that is still between the person and the signatures: when it was saved, and which step comes. */
function Draft({ line }: { line: WorkLine }) {
  const w = useWords();
  const { today } = useLoaderData<typeof loader>().work;
  const fresh = line.savedOn === today;
  const step = STEP_OF[line.next?.step ?? "documents"] ?? 2;
  const notes = [w.today.step(step, Object.values(w.cases.steps)[step - 1] ?? ""), expiryOf(line, today, w)];
  return (
    <ActRow
      tone="plain"
      state={fresh ? w.today.savedToday : w.today.savedOn(w.terms.weekday(line.savedOn))}
      when={fresh ? w.today.at(line.savedAt) : `${w.terms.formatDayMonth(line.savedOn)}, ${line.savedAt}`}
      title={line.person}
      href={`/cases/${line.id}`}
      number={line.number}
      note={notes.filter((note) => note !== undefined).join(" ")}
      act={actOf(line, w, false)}
    />
  );
}

/** Which of the five steps an act belongs to. */
const STEP_OF: Partial<Record<NextStep, number>> = { documents: 2, identify: 3, envelope: 4, print: 5, sign: 5 };

function Visits() {
  const w = useWords();
  const { work } = useLoaderData<typeof loader>();
  const { visit } = w.today;
  if (work.visits.length === 0) return null;
  return (
    <Section id="visita" title={visit.title}>
      <ActList>
        {work.visits.map((slip) => (
          <ActRow
            key={slip.id}
            tone="plain"
            state={
              slip.on === null
                ? visit.noDate
                : visit.when(capital(nearDay(slip.on, work.today, w)), w.terms.formatHour(slip.at ?? "09:00"))
            }
            {...(slip.on === null ? {} : { when: w.terms.formatDayShort(slip.on) })}
            title={visit.slip(slip.number)}
            href={`/batches/${slip.id}`}
            note={`${visit.cases(slip.cases)} ${visit.goes(slip.officer)}`}
            act={{ label: slip.state === "OPEN" ? visit.close : visit.open, href: `/batches/${slip.id}` }}
          />
        ))}
      </ActList>
    </Section>
  );
}

/** The one next act of a row, when it is this person's. */
function actOf({ next, id }: WorkLine, { cases, common }: Words, solid: boolean): Act {
  const href = next?.href ?? `/cases/${id}`;
  return {
    label: next === null ? common.open : cases.next.labels[next.step],
    href,
    solid: solid && next?.href !== null,
  };
}

function expiryOf({ documentExpiresOn }: WorkLine, today: Day, w: Words): string | undefined {
  if (documentExpiresOn === null || documentExpiresOn > addDays(today, 30)) return undefined;
  const day = w.terms.formatDay(documentExpiresOn);
  return documentExpiresOn < today ? w.today.expired(day) : w.today.expires(day);
}

type Work = ReturnType<typeof useLoaderData<typeof loader>>["work"];

function hoursOf(hours: Work["hours"], { today, terms }: Words): string {
  if (hours.length === 0) return today.shut;
  return today.open(
    hours.map(({ from, to }) => today.hours(terms.formatHour(from), terms.formatHour(to))).join(today.and),
  );
}

const countOf = ({ counts }: Work, ...states: CaseState[]): number =>
  states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);

function leadOf(work: Work, { today, terms }: Words): string {
  const { late, today: now } = work.dueTotals;
  const sentences: string[] = [];
  if (late > 0) sentences.push(`${today.lead.late(late)}${now > 0 ? `${today.and}${today.lead.dueToday(now)}` : ""}.`);
  else if (now > 0) sentences.push(today.lead.dueTodayAlone(now));
  const next = work.visits.find(({ on }) => on !== null && on >= work.today);
  if (next?.on !== undefined && next.on !== null && work.office !== null) {
    const at = next.at === null ? "" : today.lead.at(terms.formatHour(next.at));
    if (next.on === work.today) sentences.push(today.lead.visitToday(at, work.office));
    if (next.on === addDays(work.today, 1)) sentences.push(today.lead.visitTomorrow(at, work.office));
  }
  return sentences.length === 0 ? today.lead.nothing : sentences.join(" ");
}

function restOf(work: Work, { today }: Words): string {
  if (work.open === 0) return today.nothing.first;
  const { presented, scheduled } = work.waiting;
  const waiting = [
    ...(presented > 0 ? [today.waiting.PRESENTED(presented)] : []),
    ...(scheduled > 0 ? [today.waiting.SCHEDULED(scheduled)] : []),
  ];
  const rest =
    waiting.length === 0 ? today.nothing.rest : `${today.waiting.title}: ${waiting.join(", ")}. ${today.nothing.rest}`;
  return work.mend.length === 0 ? `${rest} ${today.nothing.mend}` : rest;
}

/** «Oggi», «Domani», or the day. */
function nearDay(on: Day, today: Day, w: Words): string {
  if (on === today) return w.today.title;
  return on === addDays(today, 1) ? w.terms.distance(on, today) : w.terms.dayInWords(on);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
