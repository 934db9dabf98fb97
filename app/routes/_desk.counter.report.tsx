import { type MetaFunction, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { MOST_IN_A_DAY } from "~/chamber/day-limit";
import { type ReportedCase, readReport } from "~/chamber/read-report.server";
import { isDay } from "~/terms/day";
import { Empty } from "~/ui/empty";
import { FilterDay, Filters } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, type Column, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.counter.report", async ({ ctx, url, words }) => {
  const now = today(ctx);
  const asked = url.searchParams.get("day") ?? "";
  const day = isDay(asked) && asked <= now ? asked : now;
  return { title: words.counter.report.title, day, today: now, report: await readReport(ctx, day) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Report() {
  const { counter, common, terms } = useWords();
  const { title, day, report, today: now } = useLoaderData<typeof loader>();
  const w = counter.report;
  const { made, collected, returned, slips } = report;
  const nothing = made.length + collected.length + returned.length + slips.length === 0;
  return (
    <Page
      title={title}
      sub={terms.formatDayLong(day)}
      lead={
        nothing
          ? day === now
            ? w.nothingToday
            : w.nothing
          : w.lead(made.length, collected.length, returned.length, slips.length)
      }
      tools={[{ label: common.print, print: true }]}
    >
      <Filters action="/counter/report" submit={w.show} clear={day === now ? undefined : "/counter/report"}>
        <FilterDay name="day" label={w.choose} value={day} />
      </Filters>
      {nothing ? null : <Sections />}
    </Page>
  );
}

function Sections() {
  return (
    <>
      <Slips />
      <Refused />
      <Made />
      <Collected />
      <Returned />
    </>
  );
}

function Slips() {
  const w = useWords().counter.report;
  const { report } = useLoaderData<typeof loader>();
  const { columns } = w;
  return (
    <Section id="distinte" title={w.slips} count={report.slips.length}>
      {report.slips.length === 0 ? (
        <Empty>{w.noSlips}</Empty>
      ) : (
        <Table
          caption={w.slips}
          columns={[
            { label: columns.slip },
            { label: columns.officer },
            { label: columns.clerk },
            { label: columns.now, num: true },
            { label: columns.scheduled, num: true },
            { label: columns.rejected, num: true },
          ]}
        >
          {report.slips.map((slip) => (
            <Row key={slip.batchId}>
              <RowHead
                href={`/counter/slips/${slip.batchId}`}
                number={slip.number}
                note={slip.confirmed ? undefined : w.stillOpen}
              >
                {slip.practice}
              </RowHead>
              <Cell label={columns.officer}>{slip.officer}</Cell>
              <Cell label={columns.clerk}>{slip.clerk}</Cell>
              <Cell label={columns.now} num>
                {slip.now}
              </Cell>
              <Cell label={columns.scheduled} num>
                {slip.scheduled}
              </Cell>
              <Cell label={columns.rejected} num>
                {slip.rejected}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}

function Refused() {
  const w = useWords().counter.report;
  const language = useLanguage();
  const { report } = useLoaderData<typeof loader>();
  return (
    <Cases
      id="rifiutate"
      title={w.refused}
      none={w.noneRefused}
      rows={report.refused}
      extra={[{ label: w.columns.slip }, { label: w.columns.reason }]}
    >
      {(row) => (
        <>
          <Cell label={w.columns.slip}>{row.slip}</Cell>
          <Cell label={w.columns.reason}>
            {row.code} {row[language]}
          </Cell>
        </>
      )}
    </Cases>
  );
}

function Made() {
  const w = useWords().counter.report;
  const { report } = useLoaderData<typeof loader>();
  return (
    <Cases id="prodotti" title={w.made} none={w.noneMade} rows={report.made} extra={[{ label: w.columns.serial }]}>
      {(row) => (
        <Cell label={w.columns.serial}>
          <span className="c-code">{row.serial}</span>
        </Cell>
      )}
    </Cases>
  );
}

function Collected() {
  const w = useWords().counter.report;
  const { report, day } = useLoaderData<typeof loader>();
  const { collected } = report;
  /** The list is of a practice: it stands at the first of its cases. */
  const isFirst = (caseId: string, practiceId: string) =>
    collected.find((row) => row.practiceId === practiceId)?.caseId === caseId;
  return (
    <Cases
      id="ritirati"
      title={w.collected}
      none={w.noneCollected}
      rows={collected}
      extra={[{ label: w.columns.handOver }]}
    >
      {({ caseId, practice, practiceId }) => (
        <Cell label={w.columns.handOver}>
          {isFirst(caseId, practiceId) ? (
            <a href={`/counter/collection.pdf?${new URLSearchParams({ practice: practiceId, day })}`}>
              {w.handOverList}
              <span className="visually-hidden">, {practice}</span>
            </a>
          ) : null}
        </Cell>
      )}
    </Cases>
  );
}

function Returned() {
  const w = useWords().counter.report;
  const { report } = useLoaderData<typeof loader>();
  return (
    <Cases
      id="ricevute"
      title={w.returned}
      none={w.noneReturned}
      rows={report.returned}
      extra={[{ label: w.columns.term }]}
    >
      {({ late }) => (
        <Cell label={w.columns.term}>
          <StateBadge tone={late === 0 ? "done" : "late"}>{late === 0 ? w.onTime : w.late(late)}</StateBadge>
        </Cell>
      )}
    </Cases>
  );
}

type CasesProps<R> = {
  id: string;
  title: string;
  none: string;
  rows: R[];
  extra: Column[];
  children: (row: R) => ReactNode;
};

function Cases<R extends ReportedCase>({ id, title, none, rows, extra, children }: CasesProps<R>) {
  const w = useWords().counter.report;
  const note = rows.length < MOST_IN_A_DAY ? undefined : w.more(MOST_IN_A_DAY);
  return (
    <Section id={id} title={title} count={rows.length} note={note}>
      {rows.length === 0 ? (
        <Empty>{none}</Empty>
      ) : (
        <Table caption={title} columns={[{ label: w.columns.applicant }, { label: w.columns.practice }, ...extra]}>
          {rows.map((row) => (
            <Row key={row.caseId}>
              <RowHead href={`/cases/${row.caseId}`} number={row.number}>
                {row.name}
              </RowHead>
              <Cell label={w.columns.practice}>{row.practice}</Cell>
              {children(row)}
            </Row>
          ))}
        </Table>
      )}
    </Section>
  );
}
