import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { studioOnly } from "~/access/studio-only";
import { DUE_WHENS, readDueAddress } from "~/receipts/due-filters";
import { type DueLine, dueRegister } from "~/receipts/due-list.server";
import { addDays, type Day } from "~/terms/day";
import { addressWith } from "~/ui/address";
import { BulkBar } from "~/ui/bulk-bar";
import { DayStrip } from "~/ui/day-strip";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters, FilterText } from "~/ui/filters";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { StateBadge } from "~/ui/state-badge";
import { Cell, PickCell, Row, RowHead, Table } from "~/ui/table";
import type { Tone } from "~/ui/tone";
import { Views } from "~/ui/views";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.due", async ({ ctx, scope, url, words }) => {
  studioOnly(ctx);
  const asked = readDueAddress(url.searchParams);
  return {
    title: words.due.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    me: ctx.actor.roles.includes("addetto") ? ctx.actor.userId : null,
    asked,
    register: await dueRegister(ctx, scope, asked),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Due() {
  const { due, common } = useWords();
  const { said, register, asked, address } = useLoaderData<typeof loader>();
  const { lines, totals } = register;
  return (
    <Page
      title={due.title}
      sub={due.summary(totals)}
      tools={[
        {
          label: due.print,
          href: addressWith(address.replace(/^\/due/, "/due.pdf"), { after: null, before: null, from: null }),
        },
        { label: common.print, print: true },
      ]}
    >
      <Notice said={said} sentences={due.said} />
      <SavedViews />
      <Narrowing />
      <Strip />
      {asked.day === null ? null : (
        <p className="u-t4">
          {due.onDay(asked.day)}{" "}
          <a href={addressWith(address, { day: null, after: null, before: null })}>{due.everyDay}</a>
        </p>
      )}
      {lines.length === 0 ? <Empty>{isNarrowed(asked) ? due.none : due.nothingDue}</Empty> : <Lines />}
    </Page>
  );
}

type Asked = ReturnType<typeof readDueAddress>;

const isNarrowed = ({ officer, chamber, when, text, day }: Asked) =>
  officer !== null || chamber !== null || when !== null || text !== "" || day !== null;

function SavedViews() {
  const { due } = useWords();
  const { asked, me, register } = useLoaderData<typeof loader>();
  const only = (view: Partial<Asked>) =>
    asked.text === "" &&
    asked.day === null &&
    asked.officer === (view.officer ?? null) &&
    asked.chamber === (view.chamber ?? null) &&
    asked.when === (view.when ?? null);
  const views = [
    { href: "/due", label: due.views.all, current: only({}) },
    ...(me === null ? [] : [{ href: `/due?officer=${me}`, label: due.views.mine, current: only({ officer: me }) }]),
    { href: "/due?when=late", label: due.views.late, current: only({ when: "late" }) },
    ...(register.chambers.length < 2 ? [] : register.chambers).map(({ id, city }) => ({
      href: `/due?chamber=${id}`,
      label: due.views.chamber(city),
      current: only({ chamber: id }),
    })),
  ];
  return <Views label={due.views.label} views={views} />;
}

function Narrowing() {
  const { due, common } = useWords();
  const { asked, register } = useLoaderData<typeof loader>();
  const { filters } = due;
  return (
    <Filters action="/due" clear={isNarrowed(asked) ? "/due" : undefined}>
      <FilterSelect
        name="officer"
        label={filters.officer}
        value={asked.officer ?? ""}
        empty={common.all}
        options={register.officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        name="chamber"
        label={filters.chamber}
        value={asked.chamber ?? ""}
        empty={common.allFeminine}
        options={register.chambers.map(({ id, city }) => ({ value: id, label: city }))}
      />
      <FilterSelect
        name="when"
        label={filters.when}
        value={asked.when ?? ""}
        empty={common.allFeminine}
        options={DUE_WHENS.map((when) => ({ value: when, label: filters.whens[when] }))}
      />
      <FilterText name="q" label={filters.text} value={asked.text} />
    </Filters>
  );
}

function Strip() {
  const { due } = useWords();
  const { register, address, asked } = useLoaderData<typeof loader>();
  const { days, from, earlier, later } = register.strip;
  const move = (to: Day) => addressWith(address, { from: to, after: null, before: null });
  return (
    <DayStrip
      id="settimane"
      title={due.weeks(from, addDays(from, days.length - 1))}
      earlier={move(earlier)}
      later={move(later)}
      days={days.map(({ count, ...each }) =>
        count === 0
          ? each
          : {
              ...each,
              count,
              href: addressWith(address, { day: each.day, from: asked.from, after: null, before: null }),
            },
      )}
    />
  );
}

/** The chosen rows go to one page that says what declaring them will do. */
function Lines() {
  const { due } = useWords();
  const { register, address } = useLoaderData<typeof loader>();
  const { lines, next, previous, totals, today } = register;
  const isWhole = next === null && previous === null;
  const { columns } = due;
  return (
    <>
      <form method="get" action="/due/declare-sent" className="u-t4">
        <div className="is-screen">
          <BulkBar
            total={lines.length}
            chosen={0}
            allLabel={due.every(lines.length)}
            acts={[{ name: "act", value: "sent", label: due.declare, solid: true }]}
            clear={address}
          />
        </div>
        <Table
          caption={due.caption}
          look="pick"
          columns={[
            { label: due.declare, hidden: true, pick: true },
            { label: columns.situation },
            { label: columns.by },
            { label: columns.holder },
            { label: columns.delivered },
            { label: columns.term, sort: { now: "ascending" } },
            { label: columns.chamber },
            { label: columns.officer },
          ]}
        >
          {lines.map((line) => (
            <Line key={line.id} line={line} today={today} />
          ))}
        </Table>
      </form>
      <Pager
        previous={previous === null ? undefined : addressWith(address, { before: previous, after: null })}
        next={next === null ? undefined : addressWith(address, { after: next, before: null })}
        note={isWhole ? due.allShown(totals.all) : undefined}
      />
    </>
  );
}

const TONES: Record<DueLine["situation"], Tone> = { late: "late", soon: "soon", later: "plain" };

function Line({ line, today }: { line: DueLine; today: Day }) {
  const w = useWords();
  const { terms, due, imports } = w;
  const { columns } = due;
  const state = terms.distance(line.situation === "late" ? line.legalDue : line.by, today);
  const notes = notesOf(line, w);
  return (
    <Row>
      <PickCell name="case" value={line.id} label={due.choose(line.holder)} />
      <Cell lead>
        <StateBadge tone={TONES[line.situation]}>{state}</StateBadge>
      </Cell>
      <Cell label={columns.by} nowrap>
        {terms.formatDayShort(line.by)}
      </Cell>
      <RowHead href={`/cases/${line.id}`} number={line.number} note={line.fromPaper ? imports.mark.short : undefined}>
        {line.holder}
      </RowHead>
      <Cell label={columns.delivered} nowrap>
        {line.deliveredOn === null ? null : terms.formatDayMonth(line.deliveredOn)}
      </Cell>
      <Cell label={columns.term} muted={notes === undefined} note={notes}>
        <span className="c-nowrap">{terms.formatDayShort(line.legalDue)}</span>
      </Cell>
      <Cell label={columns.chamber}>{line.city}</Cell>
      <Cell label={columns.officer} nowrap>
        {line.officer}
      </Cell>
    </Row>
  );
}

/** Why term and last useful day differ, and what the practice has declared. */
function notesOf({ moved, action, legalDue, shut, sentOn }: DueLine, { due, terms }: Words): string | undefined {
  const notes: string[] = [];
  if (action === null) notes.push(due.officeShut);
  else if (action !== legalDue && shut !== null) {
    notes.push(shut === "weekly" ? due.shut(terms.weekday(legalDue)) : lowerFirst(terms.shutReasons[shut]));
  } else if (moved !== null) notes.push(due.moved(moved.day, moved.why));
  if (sentOn !== null) notes.push(due.sentOn(sentOn));
  return notes.length === 0 ? undefined : notes.join("; ");
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
