import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { chamberOf, today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can } from "~/access/policy";
import { type MandatePage, readMandate } from "~/mandates/read-mandates.server";
import { Standing } from "~/mandates/standing";
import { readTerms } from "~/retention/read-terms.server";
import { TermsFacts } from "~/retention/terms-facts";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.chamber.mandates.$mandateId", async ({ ctx, scope, params, url, words }) => {
  const mandate = await readMandate(ctx, idParam(params, "mandateId"));
  return {
    title: words.chamber.mandate.title(mandate.practice),
    mandate,
    retention: await readTerms(ctx, scope, { chamberId: chamberOf(ctx), mandateId: mandate.id }),
    today: today(ctx),
    said: url.searchParams.get("detto"),
    mayChange: can(ctx.actor.roles, "chamber.mandates"),
    mayIssue: can(ctx.actor.roles, "counter.issueEnvelopes"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Mandate() {
  const { chamber, retention } = useWords();
  const { title, mandate, said, mayIssue } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      crumbs={[{ href: "/chamber/mandates", label: chamber.mandates.title }, { label: mandate.practice }]}
      tools={
        mayIssue
          ? [{ label: chamber.mandate.acts.envelopes, href: `/chamber/envelopes?practice=${mandate.practiceId}` }]
          : []
      }
    >
      <Notice said={said} sentences={{ ...chamber.mandate.said, "retention-set": retention.terms.said }} />
      <Terms />
      <People />
      <Retention />
    </Page>
  );
}

function Terms() {
  const { chamber, terms } = useWords();
  const { mandate, today: now } = useLoaderData<typeof loader>();
  const w = chamber.mandate;
  const { suspendedFrom, suspendedTo, endedOn, endedAs } = mandate;
  return (
    <Section id="mandato" title={w.terms}>
      <Facts
        facts={[
          { label: w.facts.standing, value: <Standing mandate={mandate} today={now} /> },
          { label: w.facts.number, value: mandate.number, code: true },
          { label: w.facts.kind, value: chamber.kinds[mandate.kind] },
          { label: w.facts.from, value: terms.formatDay(mandate.validFrom) },
          { label: w.facts.to, value: terms.formatDay(mandate.validTo) },
          ...(suspendedFrom === null || (suspendedTo !== null && suspendedTo < suspendedFrom)
            ? []
            : [
                {
                  label: w.facts.suspension,
                  value: w.suspension(terms.formatDay(suspendedFrom), suspendedTo && terms.formatDay(suspendedTo)),
                },
              ]),
          ...(endedOn === null || endedAs === null
            ? []
            : [{ label: w.facts.end, value: w.end(w.endedAs[endedAs], terms.formatDay(endedOn)) }]),
        ]}
      />
      {mandate.standing === "ACTIVE" || mandate.standing === "NOT_YET" ? null : (
        <p className="c-small c-muted u-t2">{w.whatSuspended}</p>
      )}
      <TermActs />
    </Section>
  );
}

function TermActs() {
  const { chamber } = useWords();
  const { mandate, mayChange, today: now } = useLoaderData<typeof loader>();
  const { acts } = chamber.mandate;
  const path = `/chamber/mandates/${mandate.id}`;
  if (!mayChange) return <p className="c-small c-muted u-t4">{chamber.onlyManagers}</p>;
  return (
    <Buttons>
      {mandate.endedOn !== null ? null : (
        <>
          {isSuspended(mandate, now) ? (
            <LinkButton href={`${path}/resume`}>{acts.resume}</LinkButton>
          ) : (
            <LinkButton href={`${path}/suspend`}>{acts.suspend}</LinkButton>
          )}
          <LinkButton href={`${path}/extend`}>{acts.extend}</LinkButton>
          <LinkButton href={`${path}/end`}>{acts.end}</LinkButton>
        </>
      )}
      <LinkButton href={`${path}/further`}>{acts.further}</LinkButton>
    </Buttons>
  );
}

/** A suspension that lasts, or is to come. */
const isSuspended = ({ suspendedFrom, suspendedTo }: MandatePage, now: string): boolean =>
  suspendedFrom !== null && (suspendedTo === null || suspendedTo >= now);

function Retention() {
  const words = useWords().retention.terms;
  const { mandate, retention, mayChange } = useLoaderData<typeof loader>();
  return (
    <Section id="conservazione" title={words.title}>
      <TermsFacts terms={retention} />
      {mayChange && mandate.endedOn === null ? (
        <Buttons>
          <LinkButton href={`/chamber/mandates/${mandate.id}/retention`}>{words.change}</LinkButton>
        </Buttons>
      ) : null}
    </Section>
  );
}

function People() {
  const { chamber } = useWords();
  const { mandate, mayChange } = useLoaderData<typeof loader>();
  const w = chamber.mandate;
  return (
    <Section id="persone" title={w.people} count={mandate.today.length}>
      {mandate.enablements.length === 0 ? <Empty>{w.nobody}</Empty> : <Enablements />}
      {mayChange && mandate.endedOn === null ? (
        <Buttons>
          <LinkButton href={`/chamber/mandates/${mandate.id}/officers/new`}>{w.acts.enable}</LinkButton>
        </Buttons>
      ) : null}
    </Section>
  );
}

function Enablements() {
  const { chamber, terms } = useWords();
  const { mandate, mayChange } = useLoaderData<typeof loader>();
  const w = chamber.mandate;
  const { columns } = w;
  return (
    <Table
      caption={w.caption}
      columns={[
        { label: columns.name },
        { label: columns.kind },
        { label: columns.from, width: 7 },
        { label: columns.to, width: 7 },
        { label: columns.now, width: 8 },
        ...(mayChange ? [{ label: columns.act, hidden: true, width: 7 as const }] : []),
      ]}
    >
      {mandate.enablements.map((one) => (
        <Row key={one.id}>
          <RowHead>{one.name}</RowHead>
          <Cell label={columns.kind}>{w.kinds[one.kind]}</Cell>
          <Cell label={columns.from} nowrap>
            {terms.formatDay(one.validFrom)}
          </Cell>
          <Cell label={columns.to} nowrap>
            {terms.formatDay(one.endedOn ?? one.validTo)}
          </Cell>
          <Cell label={columns.now}>
            <StateBadge tone={one.now === "ENABLED" ? "done" : "plain"}>{w.now[one.now]}</StateBadge>
          </Cell>
          {mayChange ? (
            <Cell>
              {one.now === "OVER" ? null : (
                <LinkButton small href={`/chamber/mandates/${mandate.id}/officers/${one.id}/end`} about={one.name}>
                  {w.endEnablement}
                </LinkButton>
              )}
            </Cell>
          ) : null}
        </Row>
      ))}
    </Table>
  );
}
