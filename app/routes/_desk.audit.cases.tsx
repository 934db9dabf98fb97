import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { readMonth } from "~/audit/months";
import { readTermCases, type TermCase } from "~/audit/read-terms.server";
import { SITUATIONS, type Situation } from "~/audit/situations";
import { useMonthName } from "~/audit/terms-by-month";
import { shownName } from "~/retention/erased";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.audit.cases", async ({ ctx, url, words }) => {
  const search = url.searchParams;
  const practice = search.get("practice");
  const asked = {
    month: readMonth(search.get("month")),
    practiceId: isId(practice) ? practice : null,
    situation: situationIn(search.get("situation")),
    after: search.get("after"),
  };
  return {
    title: words.audit.cases.title,
    asked,
    address: url.pathname + url.search,
    ...(await readTermCases(ctx, asked)),
  };
});

function situationIn(text: string | null): Situation | null {
  return SITUATIONS.find((situation) => situation === text) ?? null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Cases() {
  const { audit, common } = useWords();
  const { title, asked, cases, next, address } = useLoaderData<typeof loader>();
  const name = useMonthName();
  const w = audit.cases;
  const situation = asked.situation === null ? w.any : w.situations[asked.situation];
  return (
    <Page
      title={title}
      sub={w.found(situation, asked.month && name(asked.month, "inSentenceWithYear"))}
      crumbs={[{ href: "/audit", label: audit.terms.title }, { label: title }]}
      tools={[{ label: common.print, print: true }]}
    >
      <Narrowing />
      {cases.length === 0 ? <Empty>{w.none}</Empty> : <List />}
      <Pager next={next === null ? undefined : addressWith(address, { after: next })} />
      <p className="c-empty">{w.noted}</p>
    </Page>
  );
}

function Narrowing() {
  const { audit, common } = useWords();
  const { asked, practices, months } = useLoaderData<typeof loader>();
  const name = useMonthName();
  const w = audit.cases;
  const choices = asked.month === null || months.includes(asked.month) ? months : [asked.month, ...months];
  const narrowed = asked.month !== null || asked.practiceId !== null || asked.situation !== null;
  return (
    <Filters action="/audit/cases" clear={narrowed ? "/audit/cases" : undefined}>
      <FilterSelect
        name="practice"
        label={audit.terms.practice}
        value={asked.practiceId ?? ""}
        empty={common.all}
        options={practices.map(({ id, name: label }) => ({ value: id, label }))}
      />
      <FilterSelect
        name="month"
        label={audit.terms.month}
        value={asked.month ?? ""}
        empty={w.anyMonth}
        options={choices.map((month) => ({ value: month, label: name(month, "withYear") }))}
      />
      <FilterSelect
        name="situation"
        label={w.situation}
        value={asked.situation ?? ""}
        empty={w.any}
        options={SITUATIONS.map((situation) => ({ value: situation, label: w.situations[situation] }))}
      />
    </Filters>
  );
}

function List() {
  const { audit, terms, imports, retention } = useWords();
  const { cases } = useLoaderData<typeof loader>();
  const w = audit.cases;
  const { columns } = w;
  return (
    <Table
      caption={w.caption}
      columns={[
        { label: columns.situation, width: 13 },
        { label: columns.case },
        { label: columns.practice },
        { label: columns.delivered, width: 7 },
        { label: columns.term, width: 7, sort: { now: "ascending" } },
        { label: columns.returned, width: 7 },
      ]}
    >
      {cases.map((row) => (
        <Row key={row.caseId}>
          <Cell lead>
            <SituationBadge of={row} />
          </Cell>
          <RowHead
            href={`/cases/${row.caseId}`}
            number={row.number}
            note={row.fromPaper ? `${row.code} · ${imports.mark.short}` : row.code}
          >
            {shownName(row.name, retention.erasedName)}
          </RowHead>
          <Cell label={columns.practice}>{row.practice}</Cell>
          <Cell label={columns.delivered} nowrap>
            {row.deliveredOn === null ? "–" : terms.formatDay(row.deliveredOn)}
          </Cell>
          <Cell label={columns.term} nowrap>
            {terms.formatDay(row.legalDue)}
          </Cell>
          <Cell label={columns.returned} nowrap>
            {row.returnedOn === null ? w.notYet : terms.formatDay(row.returnedOn)}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function SituationBadge({ of: { returnedOn, late } }: { of: TermCase }) {
  const w = useWords().audit.cases;
  if (returnedOn === null) {
    return late > 0 ? (
      <StateBadge tone="late">{w.overdue(late)}</StateBadge>
    ) : (
      <StateBadge tone="plain">{w.open}</StateBadge>
    );
  }
  return late > 0 ? (
    <StateBadge tone="late">{w.late(late)}</StateBadge>
  ) : (
    <StateBadge tone="done">{w.onTime}</StateBadge>
  );
}
