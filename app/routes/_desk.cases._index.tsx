import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { can } from "~/access/policy";
import { studioOnly } from "~/access/studio-only";
import { type CaseListLine, caseList, readCaseListAddress } from "~/cases/case-list.server";
import { CASE_STATES, ENDED_STATES } from "~/cases/lifecycle";
import { shownName } from "~/retention/erased";
import { addressWith } from "~/ui/address";
import { Code } from "~/ui/code";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters, FilterText } from "~/ui/filters";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import type { Tone } from "~/ui/tone";
import { Views } from "~/ui/views";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.cases._index", async ({ ctx, scope, url, words }) => {
  studioOnly(ctx);
  const asked = readCaseListAddress(url.searchParams);
  return {
    title: words.cases.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    me: ctx.actor.roles.includes("addetto") ? ctx.actor.userId : null,
    asked,
    imports: can(ctx.actor.roles, "imports.take"),
    list: await caseList(ctx, scope, asked),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Cases() {
  const { cases, common, printing, imports } = useWords();
  const { said, list, asked, address, imports: mayImport } = useLoaderData<typeof loader>();
  return (
    <Page
      title={cases.title}
      tools={[
        { label: printing.title, href: "/cases/print" },
        ...(mayImport ? [{ label: imports.start.CASES, href: "/imports/cases" }] : []),
        { label: common.print, print: true },
      ]}
    >
      <Notice said={said} sentences={cases.said} />
      <Ready />
      <Narrowing />
      {list.lines.length === 0 ? (
        <Empty>
          {asked.text === "" && asked.officer === null && asked.state === "open" ? cases.list.noneYet : cases.list.none}
        </Empty>
      ) : (
        <Lines lines={list.lines} />
      )}
      <Pager
        previous={undefined}
        next={list.next === null ? undefined : addressWith(address, { after: list.next })}
        note={
          asked.after === null ? undefined : <a href={addressWith(address, { after: null })}>{cases.list.fromStart}</a>
        }
      />
    </Page>
  );
}

function Ready() {
  const { list } = useWords().cases;
  const { asked, me } = useLoaderData<typeof loader>();
  const plain = asked.text === "" && asked.officer === null;
  const views = [
    { href: "/cases", label: list.open, current: plain && asked.state === "open" },
    ...(me === null
      ? []
      : [{ href: `/cases?officer=${me}`, label: list.mine, current: asked.officer === me && asked.state === "open" }]),
    { href: "/cases?state=REJECTED", label: list.toMend, current: plain && asked.state === "REJECTED" },
    { href: "/cases?state=all", label: list.every, current: plain && asked.state === "all" },
  ];
  return <Views label={list.views} views={views} />;
}

function Narrowing() {
  const { cases } = useWords();
  const { asked, list } = useLoaderData<typeof loader>();
  const { filters, everyOfficer, everyState, openStates } = cases.list;
  const narrowed = asked.text !== "" || asked.officer !== null || asked.state !== "open";
  return (
    <Filters action="/cases" clear={narrowed ? "/cases" : undefined}>
      <FilterSelect
        name="state"
        label={filters.state}
        value={asked.state}
        options={[
          { value: "open", label: openStates },
          { value: "all", label: everyState },
          ...CASE_STATES.map((state) => ({ value: state, label: cases.states[state] })),
        ]}
      />
      <FilterSelect
        name="officer"
        label={filters.officer}
        value={asked.officer ?? ""}
        empty={everyOfficer}
        options={list.officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterText name="q" label={filters.find} value={asked.text} />
    </Filters>
  );
}

function Lines({ lines }: { lines: CaseListLine[] }) {
  const { list } = useWords().cases;
  const { columns } = list;
  return (
    <div className="u-t4">
      <Table
        caption={list.caption}
        look="list"
        columns={[
          { label: columns.person },
          { label: columns.state },
          { label: columns.term },
          { label: columns.officer },
          { label: columns.act },
        ]}
      >
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </Table>
    </div>
  );
}

const ENDED: readonly string[] = ENDED_STATES;

function toneOf({ state, late }: CaseListLine): Tone {
  if (late) return "late";
  if (state === "REJECTED") return "no";
  return state === "CLOSED" ? "done" : "plain";
}

function Line({ line }: { line: CaseListLine }) {
  const { cases, terms, imports, retention } = useWords();
  const { columns, due, nobody } = cases.list;
  return (
    <Row>
      <RowHead
        href={`/cases/${line.id}`}
        number={line.number}
        note={
          <>
            <Code>{line.codiceFiscale}</Code>
            {line.fromPaper ? ` · ${imports.mark.short}` : null}
          </>
        }
      >
        {shownName(line.person, retention.erasedName)}
      </RowHead>
      <Cell lead wide>
        <StateBadge tone={toneOf(line)}>{cases.states[line.state]}</StateBadge>
      </Cell>
      <Cell label={columns.term} nowrap>
        {line.legalDue === null ? null : due(terms.formatDayShort(line.legalDue))}
      </Cell>
      <Cell label={columns.officer}>{line.officer ?? (ENDED.includes(line.state) ? null : nobody)}</Cell>
      <Cell label={columns.act}>
        <NextOf line={line} />
      </Cell>
    </Row>
  );
}

/** What this person does next, or what is waited for. */
function NextOf({ line: { next } }: { line: CaseListLine }) {
  const { labels, waits } = useWords().cases.next;
  if (next === null) return null;
  if (next.href !== null) return <a href={next.href}>{labels[next.step]}</a>;
  const waiting = waits[next.step as keyof typeof waits] as string | undefined;
  return waiting === undefined ? null : <span className="c-muted">{waiting}</span>;
}
