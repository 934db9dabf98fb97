import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { readPeriod } from "~/envelopes/period";
import { readStock, type StockLine } from "~/envelopes/read-stock.server";
import { addressWith } from "~/ui/address";
import { Callout } from "~/ui/callout";
import { Code } from "~/ui/code";
import { Empty } from "~/ui/empty";
import { FilterDay, FilterSelect, Filters } from "~/ui/filters";
import { LinkButton, SubmitButton } from "~/ui/form/buttons";
import { Hidden } from "~/ui/form/hidden";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, type Column, Row, RowHead, Table } from "~/ui/table";
import { Views } from "~/ui/views";
import { useWords } from "~/ui/words/use-words";

const STATES = ["IN_STOCK", "GIVEN", "VOID"] as const;
/** Few enough to ask the chamber for more. */
const LOW = 3;

export const loader = pageLoader("_desk.envelopes._index", async ({ ctx, scope, url, words }) => {
  const chamber = url.searchParams.get("chamber");
  const state = STATES.find((known) => known === url.searchParams.get("state")) ?? "IN_STOCK";
  const after = url.searchParams.get("after");
  return {
    title: words.envelopes.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    state,
    period: readPeriod(new URLSearchParams(), today(ctx)),
    mayVoid: can(ctx.actor.roles, "envelopes.void"),
    stock: await readStock(ctx, scope, { chamberId: isId(chamber) ? chamber : null, state, after: after || null }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Envelopes() {
  const { envelopes, common } = useWords();
  const { said, stock } = useLoaderData<typeof loader>();
  return (
    <Page title={envelopes.title} sub={envelopes.lead} tools={[{ label: common.print, print: true }]}>
      <Notice said={said} sentences={envelopes.said} />
      {stock.stocks.length === 0 ? (
        <Empty>{envelopes.stock.none}</Empty>
      ) : (
        <>
          <Low />
          <Issues />
          <Counts />
          <Reckoning />
          <List />
          <Papers />
        </>
      )}
    </Page>
  );
}

function Low() {
  const { envelopes } = useWords();
  const { stock } = useLoaderData<typeof loader>();
  const low = stock.stocks.filter(({ active, counts }) => active && counts.IN_STOCK <= LOW);
  if (low.length === 0) return null;
  return (
    <Callout tone={low.some(({ counts }) => counts.IN_STOCK === 0) ? "late" : "soon"}>
      {low.map(({ chamberId, city, counts }) => (
        <p key={chamberId}>{envelopes.stock.low(city, counts.IN_STOCK)}</p>
      ))}
    </Callout>
  );
}

function Issues() {
  const { envelopes, terms } = useWords();
  const { issues } = useLoaderData<typeof loader>().stock;
  const words = envelopes.issues;
  const { columns } = words;
  if (issues.length === 0) return null;
  return (
    <Section id="da-confermare" title={words.title} count={issues.length} note={words.note}>
      <Table
        caption={words.caption}
        columns={[
          { label: columns.range },
          { label: columns.chamber },
          { label: columns.issued },
          { label: columns.count, num: true },
          { label: columns.act, hidden: true },
        ]}
      >
        {issues.map((issue) => (
          <Row key={issue.id}>
            <RowHead note={issue.arrived === 0 ? undefined : words.partly(issue.arrived, issue.total)}>
              <Code>{words.range(issue.first, issue.last)}</Code>
            </RowHead>
            <Cell label={columns.chamber}>{issue.city}</Cell>
            <Cell label={columns.issued} nowrap>
              {terms.formatDay(issue.issuedOn)}
            </Cell>
            <Cell label={columns.count} num>
              {issue.total}
            </Cell>
            <Cell>
              <LinkButton
                small
                solid
                href={`/envelopes/arrive?issue=${issue.id}`}
                about={words.range(issue.first, issue.last)}
              >
                {words.confirm}
              </LinkButton>
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Counts() {
  const { envelopes } = useWords();
  const { stocks } = useLoaderData<typeof loader>().stock;
  const words = envelopes.stock;
  const { columns } = words;
  const states = ["IN_STOCK", "GIVEN", "VOID"] as const;
  return (
    <Section id="quante" title={words.title}>
      <Table
        caption={words.caption}
        look="count"
        columns={[
          { label: columns.chamber },
          ...states.map((state) => ({ label: columns[state], num: true })),
          { label: columns.total, num: true },
        ]}
      >
        {stocks.map(({ chamberId, city, counts }) => (
          <Row key={chamberId}>
            <RowHead>{city}</RowHead>
            {states.map((state) => (
              <Cell key={state} num>
                <a href={`/envelopes?chamber=${chamberId}&state=${state}#elenco`}>{counts[state]}</a>
              </Cell>
            ))}
            <Cell num>{counts.IN_STOCK + counts.GIVEN + counts.VOID + counts.RETURNED}</Cell>
          </Row>
        ))}
      </Table>
      {stocks
        .filter(({ kept, active }) => kept && active)
        .map(({ chamberId, city }) => (
          <p className="u-t4 is-screen" key={chamberId}>
            <LinkButton href={`/envelopes/arrive?chamber=${chamberId}`}>{`${words.type}, ${city}`}</LinkButton>
          </p>
        ))}
    </Section>
  );
}

function Reckoning() {
  const { envelopes } = useWords();
  const { reckoning } = useLoaderData<typeof loader>().stock;
  const words = envelopes.reckoning;
  const even = reckoning.imbalances.length === 0;
  return (
    <Section id="conto" title={words.title} note={words.note}>
      <ul className="u-t3">
        {words.sentences(reckoning).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        <StateBadge tone={even ? "done" : "late"}>{even ? words.even : words.uneven}</StateBadge>
      </p>
      {reckoning.imbalances.map((imbalance) => (
        <p key={imbalance}>{words.imbalances[imbalance]}</p>
      ))}
    </Section>
  );
}

function List() {
  const { envelopes } = useWords();
  const { stock, state, address } = useLoaderData<typeof loader>();
  const words = envelopes.list;
  const { shown, lines, next } = stock;
  if (shown === null) return null;
  const to = (other: string) => `/envelopes?chamber=${shown.chamberId}&state=${other}#elenco`;
  return (
    <Section id="elenco" title={words.title} note={shown.name}>
      <Views
        label={words.views}
        views={STATES.map((each) => ({ href: to(each), label: words.states[each], current: each === state }))}
      />
      {stock.stocks.length < 2 ? null : (
        <Filters action="/envelopes#elenco">
          <FilterSelect
            name="chamber"
            label={words.chamber}
            value={shown.chamberId}
            options={stock.stocks.map(({ chamberId, city }) => ({ value: chamberId, label: city }))}
          />
          <Hidden name="state" value={state} />
        </Filters>
      )}
      {lines.length === 0 ? <Empty>{words.none}</Empty> : <ListTable lines={lines} />}
      <Pager next={next === null ? undefined : `${addressWith(address, { after: next })}#elenco`} />
    </Section>
  );
}

/** What the practice signs or ticks: the stock to be counted, and the record of the void ones. */
function Papers() {
  const { list: words } = useWords().envelopes;
  const { stock, period } = useLoaderData<typeof loader>();
  if (stock.shown === null) return null;
  return (
    <Section id="stampe" title={words.papers} note={stock.shown.name} screenOnly>
      <p className="u-t3">{words.papersNote}</p>
      <Filters action="/envelopes/stock.pdf" submit={words.printStock} label={words.papers}>
        <Hidden name="chamber" value={stock.shown.chamberId} />
        <FilterDay name="from" label={words.from} value={period.from} />
        <FilterDay name="to" label={words.to} value={period.to} />
        <SubmitButton small formAction="/envelopes/void-record.pdf">
          {words.printVoid}
        </SubmitButton>
      </Filters>
    </Section>
  );
}

function ListTable({ lines }: { lines: StockLine[] }) {
  const { envelopes } = useWords();
  const { stock, state, mayVoid } = useLoaderData<typeof loader>();
  const { columns, caption, states } = envelopes.list;
  const last: Record<(typeof STATES)[number], Column[]> = {
    IN_STOCK: mayVoid ? [{ label: columns.act, hidden: true }] : [],
    GIVEN: [{ label: columns.given }, { label: columns.case }],
    VOID: [{ label: columns.voided }, { label: columns.reason }],
  };
  return (
    <Table
      caption={caption(states[state], stock.shown?.city ?? "")}
      columns={[{ label: columns.serial }, { label: columns.layer }, { label: columns.received }, ...last[state]]}
    >
      {lines.map((line) => (
        <ListRow key={line.id} line={line} />
      ))}
    </Table>
  );
}

function ListRow({ line }: { line: StockLine }) {
  const { envelopes, terms } = useWords();
  const { state, mayVoid } = useLoaderData<typeof loader>();
  const { columns } = envelopes.list;
  const reasons: Record<string, string> = envelopes.voidReasons;
  return (
    <Row>
      <RowHead>
        <Code>{line.serial}</Code>
      </RowHead>
      <Cell label={columns.layer}>{envelopes.layers[line.scratchLayer]}</Cell>
      <Cell label={columns.received} nowrap>
        {terms.formatDay(line.receivedOn)}
      </Cell>
      {state === "IN_STOCK" && mayVoid ? (
        <Cell>
          <a href={`/envelopes/${line.id}/void`}>
            {envelopes.list.void}
            <span className="visually-hidden">, {line.serial}</span>
          </a>
        </Cell>
      ) : null}
      {state === "GIVEN" ? (
        <>
          <Cell label={columns.given} nowrap>
            {line.givenOn === null ? null : terms.formatDay(line.givenOn)}
          </Cell>
          <Cell label={columns.case}>
            {line.case === null ? null : (
              <>
                <a href={`/cases/${line.case.id}`}>{line.case.holder}</a>{" "}
                <span className="c-act__no">{line.case.number}</span>
              </>
            )}
          </Cell>
        </>
      ) : null}
      {state === "VOID" ? (
        <>
          <Cell label={columns.voided} nowrap>
            {line.voidedOn === null ? null : terms.formatDay(line.voidedOn)}
          </Cell>
          <Cell label={columns.reason}>{reasons[line.voidReason ?? ""] ?? line.voidReason}</Cell>
        </>
      ) : null}
    </Row>
  );
}
