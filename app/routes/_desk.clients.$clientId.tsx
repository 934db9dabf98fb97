import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { practiceOf, today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can } from "~/access/policy";
import { caseTone } from "~/cases/case-badge";
import { personFacts } from "~/cases/case-facts";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import { isInUse } from "~/retention/erase-client.server";
import { dayInRome } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { formatDay } from "~/ui/words/days";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { linesOfClient } from "~db/queries/case-lists";
import { findClient } from "~db/queries/clients";

const CASES = 50;

/** One person of the address book, with the practice's cases about them. */
export const loader = pageLoader("_desk.clients.$clientId", async ({ ctx, scope, params, url, words }) => {
  const clientId = idParam(params, "clientId");
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findClient(tx, practiceOf(ctx), clientId)) ?? notFound();
    const lines = await linesOfClient(tx, row, CASES);
    return {
      title: words.clients.page.title,
      said: url.searchParams.get("detto"),
      id: row.id,
      applicant: row.applicant,
      since: dayInRome(row.createdAt),
      erasedOn: row.erasedOn,
      erasureAskedOn: row.erasureAskedOn,
      opens: can(ctx.actor.roles, "cases.open") && isInUse(row),
      edits: can(ctx.actor.roles, "clients.edit") && isInUse(row),
      erases: can(ctx.actor.roles, "clients.erase") && isInUse(row),
      exports: can(ctx.actor.roles, "clients.export") && row.erasedOn === null,
      cases: lines.map((line) => ({
        id: line.id,
        number: caseNumber(line),
        state: line.state,
        requestType: line.requestType,
        saved: dayInRome(line.updatedAt),
        tone: caseTone(line, on),
      })),
    };
  });
});

/** No name in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Client() {
  const w = useWords();
  const language = useLanguage();
  const page = useLoaderData<typeof loader>();
  const words = w.clients.page;
  const { client } = w.retention;
  const name = page.erasedOn === null ? `${page.applicant.name} ${page.applicant.surname}` : w.retention.erasedName;
  return (
    <Page
      title={name}
      sub={words.since(formatDay(page.since))}
      crumbs={[{ href: "/clients", label: w.clients.title }, { label: name }]}
      tools={[
        ...(page.edits ? [{ label: words.edit, href: `/clients/${page.id}/edit` }] : []),
        ...(page.exports ? [{ label: client.export, href: `/clients/${page.id}/data.json`, download: true }] : []),
        ...(page.erases ? [{ label: client.erase, href: `/clients/${page.id}/erase` }] : []),
        { label: w.common.print, print: true },
      ]}
      narrow
    >
      <Notice said={page.said} sentences={{ ...w.clients.said, ...client.said }} />
      <Erasure />
      {page.opens ? (
        <p className="u-t4 is-screen">
          <LinkButton solid href={`/cases/new?client=${page.id}`}>
            {words.openCase}
          </LinkButton>
        </p>
      ) : null}
      {page.erasedOn === null ? (
        <Section id="dati" title={words.data}>
          <Facts facts={personFacts(page.applicant, w, language)} />
        </Section>
      ) : null}
      <Section id="pratiche" title={words.cases} count={page.cases.length}>
        {page.cases.length === 0 ? <Empty>{words.noCases}</Empty> : <CasesOfClient />}
      </Section>
    </Page>
  );
}

/** That the person was erased, or asked to be. */
function Erasure() {
  const words = useWords().retention.client;
  const { erasedOn, erasureAskedOn } = useLoaderData<typeof loader>();
  if (erasedOn !== null) {
    return (
      <Callout tone="plain" title={words.erased(formatDay(erasedOn))}>
        <p>{words.erasedBody}</p>
      </Callout>
    );
  }
  return erasureAskedOn === null ? null : (
    <Callout tone="soon" title={words.asked(formatDay(erasureAskedOn))}>
      <p>{words.askedBody}</p>
    </Callout>
  );
}

function CasesOfClient() {
  const { cases, clients } = useWords();
  const page = useLoaderData<typeof loader>();
  const { columns } = cases.list;
  return (
    <Table
      caption={clients.page.cases}
      columns={[{ label: cases.title }, { label: columns.state }, { label: cases.open.requestType }]}
    >
      {page.cases.map((line) => (
        <Row key={line.id}>
          <RowHead href={`/cases/${line.id}`}>{line.number}</RowHead>
          <Cell lead>
            <StateBadge tone={line.tone}>{cases.states[line.state]}</StateBadge>
          </Cell>
          <Cell label={cases.open.requestType}>{cases.requestTypes[line.requestType]}</Cell>
        </Row>
      ))}
    </Table>
  );
}
