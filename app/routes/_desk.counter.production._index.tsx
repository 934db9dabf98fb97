import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { CounterScan, scanFault } from "~/chamber/counter-scan";
import { type QueuedDevice, readProduction } from "~/chamber/read-production.server";
import { type Day, isDay } from "~/terms/day";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { FilterDay, FilterSelect, Filters } from "~/ui/filters";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { PrintRun } from "~/ui/print-run";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.counter.production._index", async ({ ctx, url, words }) => {
  const search = url.searchParams;
  const practice = search.get("practice");
  const until = search.get("until");
  const asked = {
    practiceId: isId(practice) ? practice : null,
    until: until !== null && isDay(until) ? until : null,
    after: search.get("after"),
  };
  return {
    title: words.counter.production.title,
    today: today(ctx),
    fault: scanFault(search),
    address: url.pathname + url.search,
    asked,
    mayAct: can(ctx.actor.roles, "counter.produce"),
    ...(await readProduction(ctx, asked)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Production() {
  const { counter, common, printing } = useWords();
  const page = useLoaderData<typeof loader>();
  const { asked, devices, next, address } = page;
  const w = counter.production;
  const filtered = asked.practiceId !== null || asked.until !== null;
  const whole = asked.after === null && next === null && !filtered;
  return (
    <Page title={page.title} lead={whole ? <Lead /> : undefined} tools={[{ label: common.print, print: true }]}>
      <CounterScan fault={page.fault} hidden={{ from: "production" }} />
      <Filters action="/counter/production" clear={filtered ? "/counter/production" : undefined}>
        <FilterSelect
          name="practice"
          label={w.filterPractice}
          value={asked.practiceId ?? ""}
          empty={common.all}
          options={page.practices.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterDay name="until" label={w.filterUntil} value={asked.until ?? ""} />
      </Filters>
      {devices.length === 0 ? <Empty>{filtered ? w.noneFiltered : w.none}</Empty> : <Devices />}
      {page.madeToday === 0 ? null : (
        <div className="u-t4">
          <PrintRun href="/counter/production/papers.pdf">{printing.papers.ofDay(page.madeToday)}</PrintRun>
          <p className="c-small c-muted">{printing.papers.note}</p>
        </div>
      )}
      <Pager next={next === null ? undefined : addressWith(address, { after: next })} />
    </Page>
  );
}

function Lead() {
  const { production } = useWords().counter;
  const { devices, today: now } = useLoaderData<typeof loader>();
  const count = (of: (device: QueuedDevice) => boolean) => devices.filter(of).length;
  return production.lead(
    count(({ promisedFor }) => promisedFor === null),
    count(({ promisedFor }) => promisedFor === now),
    count(({ daysLate }) => daysLate > 0),
  );
}

function Devices() {
  const { counter, imports } = useWords();
  const { devices, today: now, mayAct } = useLoaderData<typeof loader>();
  const w = counter.production;
  return (
    <Table
      caption={w.caption}
      columns={[
        { label: w.columns.when, width: 13 },
        { label: w.columns.applicant },
        { label: w.columns.practice },
        ...(mayAct ? [{ label: w.columns.act, hidden: true, width: 7 as const }] : []),
      ]}
    >
      {devices.map((device) => (
        <Row key={device.caseId}>
          <Cell lead>
            <When device={device} now={now} />
          </Cell>
          <RowHead
            href={`/counter/production/${device.caseId}`}
            number={device.number}
            note={device.fromPaper ? imports.mark.short : undefined}
          >
            {device.name}
          </RowHead>
          <Cell label={w.columns.practice}>{device.practice}</Cell>
          {mayAct ? (
            <Cell>
              <LinkButton small href={`/counter/production/${device.caseId}`} about={device.name}>
                {w.produce}
              </LinkButton>
            </Cell>
          ) : null}
        </Row>
      ))}
    </Table>
  );
}

function When({ device, now }: { device: QueuedDevice; now: Day }) {
  const { counter, terms } = useWords();
  const w = counter.production;
  const { promisedFor, instalment, acceptedOn, daysLate } = device;
  if (promisedFor === null) {
    return (
      <>
        <StateBadge tone="soon">{w.now}</StateBadge>
        {acceptedOn === null ? null : <small>{w.acceptedOn(terms.formatDay(acceptedOn))}</small>}
      </>
    );
  }
  const promised = instalment === null ? "" : w.instalment(instalment);
  if (daysLate > 0) {
    return (
      <>
        <StateBadge tone="late">{w.late(daysLate)}</StateBadge>
        <small>{w.lateSince(terms.formatDayShort(promisedFor))}</small>
      </>
    );
  }
  return (
    <>
      <StateBadge tone={promisedFor === now ? "soon" : "plain"}>
        {promisedFor === now ? w.today : terms.formatDayShort(promisedFor)}
      </StateBadge>
      <small>{promised}</small>
    </>
  );
}
