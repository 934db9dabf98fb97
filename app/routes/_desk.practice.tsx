import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { can } from "~/access/policy";
import { EnabledToday } from "~/mandates/enabled-cell";
import { keptHref } from "~/mandates/kept-href";
import { type HeldMandate, readPractice } from "~/mandates/read-practice.server";
import { RulesFacts } from "~/mandates/rules-facts";
import { Previews } from "~/paperwork/previews";
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
import type { Words } from "~/ui/words";
import { useLanguage, useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.practice", async ({ ctx, scope, url, words }) => ({
  title: words.mandates.title,
  said: url.searchParams.get("detto"),
  mayDeclare: can(ctx.actor.roles, "practice.declareMandate"),
  mayEdit: can(ctx.actor.roles, "practice.settings"),
  ...(await readPractice(ctx, scope)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Practice() {
  const { mandates, retention } = useWords();
  const page = useLoaderData<typeof loader>();
  const tools = [
    { label: mandates.tools.reads, href: "/practice/reads" },
    { label: retention.page.tool, href: "/practice/retention" },
    ...(page.mayDeclare ? [{ label: mandates.tools.external, href: "/practice/external" }] : []),
  ];
  return (
    <Page title={mandates.title} sub={mandates.lead} tools={tools}>
      <Notice said={page.said} sentences={mandates.kept.said} />
      <Mandates />
      <People />
      <Rules />
      <OwnData />
    </Page>
  );
}

function Mandates() {
  const { mandates } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = mandates.held;
  const { columns } = words;
  return (
    <Section id="mandati" title={words.title} count={page.mandates.length}>
      {page.mandates.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table
          caption={words.caption}
          columns={[
            { label: columns.chamber },
            { label: columns.number },
            { label: columns.standing },
            { label: columns.days },
            { label: words.identified(page.today.slice(0, 4)), num: true },
          ]}
        >
          {page.mandates.map((mandate) => (
            <MandateRow key={mandate.id} mandate={mandate} />
          ))}
        </Table>
      )}
    </Section>
  );
}

function MandateRow({ mandate }: { mandate: HeldMandate }) {
  const w = useWords();
  const page = useLoaderData<typeof loader>();
  const words = w.mandates.held;
  const { columns } = words;
  const linked = mandate.declared && page.mayDeclare;
  return (
    <Row>
      <RowHead
        href={linked ? keptHref(mandate.chamberId) : undefined}
        note={mandate.declared ? words.declared : undefined}
      >
        {mandate.chamber}
      </RowHead>
      <Cell label={columns.number} nowrap>
        {mandate.number}
      </Cell>
      <Cell label={columns.standing} note={noteOf(mandate, w)}>
        <StateBadge tone={mandate.standing === "ACTIVE" ? "done" : mandate.standing === "NOT_YET" ? "plain" : "no"}>
          {w.chamber.standings[mandate.standing]}
        </StateBadge>
      </Cell>
      <Cell label={columns.days}>{words.days(mandate.validFrom, mandate.validTo)}</Cell>
      <Cell label={words.identified(page.today.slice(0, 4))} num>
        {mandate.identifications}
      </Cell>
    </Row>
  );
}

function noteOf(
  { standing, endedOn, suspendedFrom, suspendedTo }: HeldMandate,
  { mandates }: Words,
): string | undefined {
  if (standing === "ENDED" && endedOn !== null) return mandates.held.ended(endedOn);
  if (standing === "SUSPENDED" && suspendedFrom !== null) return mandates.held.suspended(suspendedFrom, suspendedTo);
  return undefined;
}

function People() {
  const { mandates } = useWords();
  const { people } = useLoaderData<typeof loader>();
  const words = mandates.people;
  const { columns } = words;
  const anybody = people.some(({ kind, mayAct }) => kind === "OFFICER" && mayAct);
  return (
    <Section id="persone" title={words.title} count={people.length} note={words.note}>
      {anybody ? null : (
        <Callout tone="late">
          <p>{people.length === 0 ? words.none : words.nobodyToday}</p>
        </Callout>
      )}
      {people.length === 0 ? null : (
        <Table
          caption={words.caption}
          columns={[
            { label: columns.name },
            { label: columns.what },
            { label: columns.chamber },
            { label: columns.days },
            { label: columns.today },
          ]}
        >
          {people.map((person) => (
            <Row key={person.id}>
              <RowHead>{person.name}</RowHead>
              <Cell label={columns.what}>{words.kinds[person.kind]}</Cell>
              <Cell label={columns.chamber}>{person.city}</Cell>
              <Cell label={columns.days} nowrap>
                {words.days(person.from, person.to)}
              </Cell>
              <EnabledToday person={person} />
            </Row>
          ))}
        </Table>
      )}
      <p className="c-small c-muted u-t2">{words.by}</p>
    </Section>
  );
}

function Rules() {
  const { editions, mandates } = useWords();
  const language = useLanguage();
  const { rules } = useLoaderData<typeof loader>();
  if (rules.length === 0) return null;
  return (
    <Section id="regole" title={mandates.rules.title} note={mandates.rules.note}>
      {rules.map((each) => (
        <div key={each.chamberId} className="u-t4">
          <h3>{each.chamber}</h3>
          <RulesFacts rules={each} language={language} />
          <details className="c-more">
            <summary>{editions.facsimile.title}</summary>
            <p>{editions.facsimile.note}</p>
            <Previews path={`/chambers/${each.chamberId}/facsimile.pdf?`} />
          </details>
        </div>
      ))}
    </Section>
  );
}

function OwnData() {
  const { mandates, chamber } = useWords();
  const { practice, mayEdit } = useLoaderData<typeof loader>();
  const words = mandates.practice;
  const { names } = words;
  return (
    <Section id="studio" title={words.title}>
      <Facts
        facts={[
          { label: names.name, value: practice.name },
          { label: names.kind, value: chamber.kinds[practice.kind] },
          { label: names.vatNumber, value: practice.vatNumber ?? words.noVat },
          { label: names.address, value: practice.address },
        ]}
      />
      {mayEdit ? (
        <p className="u-t4">
          <LinkButton href="/practice/data">{words.edit}</LinkButton>
        </p>
      ) : null}
    </Section>
  );
}
