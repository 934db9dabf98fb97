import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { can } from "~/access/policy";
import { clientList, readClientListAddress } from "~/clients/client-list.server";
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
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.clients._index", async ({ ctx, scope, url, words }) => {
  const asked = readClientListAddress(url.searchParams);
  return {
    title: words.clients.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    asked,
    imports: can(ctx.actor.roles, "imports.take"),
    list: await clientList(ctx, scope, asked),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Clients() {
  const w = useWords();
  const { clients } = w;
  const { title, said, asked, list, address, imports } = useLoaderData<typeof loader>();
  const words = clients.list;
  return (
    <Page title={title} sub={words.lead}>
      <Notice said={said} sentences={clients.said} />
      <p className="u-t4 is-screen">
        <LinkButton href="/clients/new">{clients.newClient}</LinkButton>{" "}
        {imports ? <LinkButton href="/imports/clients">{w.imports.import}</LinkButton> : null}
      </p>
      <Filters action="/clients" clear={asked.text === "" ? undefined : "/clients"}>
        <FilterText name="q" label={words.find} value={asked.text} />
      </Filters>
      {list.rows.length === 0 ? <Empty>{asked.text === "" ? words.noneYet : words.none}</Empty> : <Lines />}
      <Pager
        next={list.next === null ? undefined : addressWith(address, { after: list.next })}
        note={asked.after === null ? undefined : <a href={addressWith(address, { after: null })}>{words.fromStart}</a>}
      />
    </Page>
  );
}

function Lines() {
  const { list: words } = useWords().clients;
  const { list } = useLoaderData<typeof loader>();
  const { columns } = words;
  return (
    <div className="u-t4">
      <Table
        caption={words.caption}
        columns={[
          { label: columns.person },
          { label: columns.code },
          { label: columns.birth },
          { label: columns.town },
          { label: columns.since },
        ]}
      >
        {list.rows.map((line) => (
          <Row key={line.id}>
            <RowHead href={`/clients/${line.id}`}>{line.person}</RowHead>
            <Cell label={columns.code} nowrap>
              <Code>{line.code}</Code>
            </Cell>
            <Cell label={columns.birth} nowrap>
              {formatDay(line.birthDate)}
            </Cell>
            <Cell label={columns.town}>{line.municipality}</Cell>
            <Cell label={columns.since} nowrap muted>
              {formatDay(line.since)}
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
