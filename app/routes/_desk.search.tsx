import { redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { search } from "~/cases/search.server";
import { shownName } from "~/retention/erased";
import { Code } from "~/ui/code";
import { Empty } from "~/ui/empty";
import { Filters, FilterText } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

/** What is found by one code alone opens at once. */
export const loader = pageLoader("_desk.search", async ({ ctx, scope, url, words }) => {
  const text = (url.searchParams.get("cerca") ?? "").trim().slice(0, 80);
  const found = await search(ctx, scope, text);
  if (found.to !== null) throw redirect(found.to, 303);
  return { title: words.search.title, text, inStudio: ctx.actor.desk.kind === "PRACTICE", found };
});

/** What was looked for may be somebody's name: it stands in no title. */
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Search() {
  const { search: words } = useWords();
  const { text, inStudio, found } = useLoaderData<typeof loader>();
  const nothing = found.cases.length + found.clients.length + found.practices.length === 0;
  return (
    <Page title={text === "" ? words.title : words.results(text)}>
      <Filters action="/search" submit={words.submit} label={words.again}>
        <FilterText name="cerca" label={words.again} value={text} />
      </Filters>
      {text === "" ? <Empty>{words.empty}</Empty> : nothing ? <Empty>{words.nothing(text)}</Empty> : null}
      <Cases />
      <Clients />
      <Practices />
      {nothing ? <p className="c-muted u-t4">{inStudio ? words.how : words.howChamber}</p> : null}
    </Page>
  );
}

function Cases() {
  const { search: words, cases, retention } = useWords();
  const { text, found } = useLoaderData<typeof loader>();
  if (found.cases.length === 0) return null;
  const all = `/cases?state=all&q=${encodeURIComponent(text)}`;
  return (
    <Section id="pratiche" title={words.cases} note={found.moreCases ? <a href={all}>{words.seeAll}</a> : undefined}>
      <Table
        caption={words.cases}
        columns={[{ label: cases.list.columns.person }, { label: cases.list.columns.state }]}
      >
        {found.cases.map((line) => (
          <Row key={line.id}>
            <RowHead href={`/cases/${line.id}`} number={line.number} note={<Code>{line.code}</Code>}>
              {shownName(line.person, retention.erasedName)}
            </RowHead>
            <Cell lead>
              <StateBadge tone={line.tone}>{cases.states[line.state]}</StateBadge>
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Clients() {
  const { search: words, clients } = useWords();
  const { found } = useLoaderData<typeof loader>();
  if (found.clients.length === 0) return null;
  const { columns } = clients.list;
  return (
    <Section id="clienti" title={words.clients} note={found.moreClients ? words.more : undefined}>
      <Table
        caption={words.clients}
        columns={[{ label: columns.person }, { label: columns.birth }, { label: columns.town }]}
      >
        {found.clients.map((line) => (
          <Row key={line.id}>
            <RowHead href={`/clients/${line.id}`} note={<Code>{line.code}</Code>}>
              {line.person}
            </RowHead>
            <Cell label={columns.birth} nowrap>
              {formatDay(line.birthDate)}
            </Cell>
            <Cell label={columns.town}>{line.municipality}</Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function Practices() {
  const { search: words } = useWords();
  const { found } = useLoaderData<typeof loader>();
  if (found.practices.length === 0) return null;
  return (
    <Section id="studi" title={words.practices}>
      <ul className="c-docs">
        {found.practices.map(({ id, name, href }) => (
          <li key={id}>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
