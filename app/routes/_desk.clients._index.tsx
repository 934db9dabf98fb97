import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { practiceOf, today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { soughtBy } from "~/cases/case-search";
import { maskCodiceFiscale } from "~/clients/mask";
import { dayInRome } from "~/terms/day";
import { addressWith } from "~/ui/address";
import { Code } from "~/ui/code";
import { Empty } from "~/ui/empty";
import { Filters, FilterText } from "~/ui/filters";
import { LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import { clientLines } from "~db/queries/case-lists";

const ROWS = 50;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const loader = pageLoader("_desk.clients._index", async ({ ctx, scope, url, words }) => {
  const text = (url.searchParams.get("q") ?? "").trim().slice(0, 80);
  const asked = text === "" ? null : soughtBy(text, Number(today(ctx).slice(0, 4)));
  const sought = asked?.by === "name" || asked?.by === "codice-fiscale" ? asked : null;
  const after = url.searchParams.get("after");
  const page = { after: UUID.test(after ?? "") ? after : null, limit: ROWS };
  const nothingFits = text !== "" && sought === null;
  const found = nothingFits
    ? { rows: [], next: null }
    : await look(ctx, scope, (tx) => clientLines(tx, practiceOf(ctx), sought, page));
  return {
    title: words.clients.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    text,
    after: page.after,
    next: found.next,
    lines: found.rows.map(({ createdAt, codiceFiscale, ...row }) => ({
      ...row,
      code: maskCodiceFiscale(codiceFiscale),
      since: dayInRome(createdAt),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Clients() {
  const { clients, terms } = useWords();
  const { said, text, lines, next, after, address } = useLoaderData<typeof loader>();
  const { list } = clients;
  return (
    <Page title={clients.title} sub={list.lead}>
      <Notice said={said} sentences={clients.said} />
      <Filters action="/clients" clear={text === "" ? undefined : "/clients"}>
        <FilterText name="q" label={list.find} value={text} />
      </Filters>
      <p className="u-t4 is-screen">
        <LinkButton href="/clients/new">{clients.newClient}</LinkButton>
      </p>
      {lines.length === 0 ? (
        <Empty>{text === "" ? list.noneYet : list.none}</Empty>
      ) : (
        <Table
          caption={list.caption}
          look="list"
          columns={[
            { label: list.columns.person },
            { label: list.columns.code },
            { label: list.columns.birth },
            { label: list.columns.town },
            { label: list.columns.since },
          ]}
        >
          {lines.map((line) => (
            <Row key={line.id}>
              <RowHead href={`/clients/${line.id}`}>{`${line.surname} ${line.name}`}</RowHead>
              <Cell label={list.columns.code} nowrap>
                <Code>{line.code}</Code>
              </Cell>
              <Cell label={list.columns.birth} nowrap>
                {terms.formatDay(line.birthDate)}
              </Cell>
              <Cell label={list.columns.town}>{line.municipality}</Cell>
              <Cell label={list.columns.since} nowrap>
                {terms.formatDay(line.since)}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pager
        next={next === null ? undefined : addressWith(address, { after: next })}
        note={after === null ? undefined : <a href={addressWith(address, { after: null })}>{list.fromStart}</a>}
      />
    </Page>
  );
}
