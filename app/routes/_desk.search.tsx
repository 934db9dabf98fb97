import { redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { search } from "~/cases/search.server";
import { Code } from "~/ui/code";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

/** The desk's search. A code or a serial that means one thing leads straight to it. */
export const loader = pageLoader("_desk.search", async ({ ctx, scope, url, words }) => {
  const text = (url.searchParams.get("cerca") ?? "").trim().slice(0, 80);
  const found = text === "" ? null : await search(ctx, scope, text);
  if (found?.only) throw redirect(found.only, 303);
  return {
    title: words.search.title,
    text,
    found,
    chamber: ctx.actor.desk.kind === "CHAMBER",
    manages: ctx.actor.roles.includes("dirigente") || ctx.actor.roles.includes("sportello"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Search() {
  const { search: words } = useWords();
  const { text, found, chamber, title } = useLoaderData<typeof loader>();
  const how = chamber ? words.howChamber : words.how;
  if (found === null) {
    return (
      <Page title={title} sub={words.empty}>
        <p className="u-t4">{how}</p>
      </Page>
    );
  }
  const none = found.cases.length + found.clients.length + found.practices.length === 0;
  return (
    <Page title={words.results(text)}>
      {none ? (
        <>
          <Empty>{words.nothing(text)}</Empty>
          <p className="u-t4">{how}</p>
        </>
      ) : null}
      <Cases />
      <Clients />
      <Practices />
    </Page>
  );
}

function Cases() {
  const { search: words, cases } = useWords();
  const { found } = useLoaderData<typeof loader>();
  if (!found || found.cases.length === 0) return null;
  return (
    <Section id="pratiche" title={words.cases} count={found.cases.length}>
      <Table caption={words.cases} look="list" columns={[{ label: cases.list.columns.person }, { label: cases.list.columns.state }]}>
        {found.cases.map((one) => (
          <Row key={one.id}>
            <RowHead href={`/cases/${one.id}`} number={one.number} note={<Code>{one.code}</Code>}>
              {one.person}
            </RowHead>
            <Cell lead>
              <StateBadge tone="plain">{cases.states[one.state]}</StateBadge>
            </Cell>
          </Row>
        ))}
      </Table>
      {found.moreCases ? <p className="c-muted c-small">{words.more}</p> : null}
    </Section>
  );
}

function Clients() {
  const { search: words, clients } = useWords();
  const { found } = useLoaderData<typeof loader>();
  if (!found || found.clients.length === 0) return null;
  return (
    <Section id="clienti" title={words.clients} count={found.clients.length}>
      <Table caption={words.clients} look="list" columns={[{ label: clients.list.columns.person }, { label: clients.list.columns.code }]}>
        {found.clients.map((one) => (
          <Row key={one.id}>
            <RowHead href={`/clients/${one.id}`}>{one.person}</RowHead>
            <Cell>
              <Code>{one.code}</Code>
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Practices() {
  const { search: words } = useWords();
  const { found, manages } = useLoaderData<typeof loader>();
  if (!found || found.practices.length === 0) return null;
  return (
    <Section id="studi" title={words.practices} count={found.practices.length}>
      <ul>
        {found.practices.map(({ id, name }) => (
          <li key={id}>
            <a href={manages ? `/counter?practice=${id}` : `/audit?practice=${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
