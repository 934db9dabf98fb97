import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { RefusalNotice } from "~/access/refusal-notice";
import { EnabledToday } from "~/mandates/enabled-cell";
import { keptHref } from "~/mandates/kept-href";
import { readKeptChamber } from "~/mandates/read-kept-chamber.server";
import { RulesFacts } from "~/mandates/rules-facts";
import { readTerms } from "~/retention/read-terms.server";
import { TermsFacts } from "~/retention/terms-facts";
import { ActButton } from "~/ui/act";
import { Columns } from "~/ui/columns";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.practice_.external_.$chamberId", async ({ ctx, scope, params, url }) => {
  const chamber = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
  return {
    title: chamber.name,
    said: url.searchParams.get("detto"),
    refusal: url.searchParams.get("rifiuto"),
    chamber,
    retention: await readTerms(ctx, scope, { chamberId: chamber.id, mandateId: chamber.mandate.id }),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function KeptChamber() {
  const { mandates, retention } = useWords();
  const language = useLanguage();
  const { chamber, said, refusal } = useLoaderData<typeof loader>();
  return (
    <Page
      title={chamber.name}
      sub={mandates.kept.sub}
      crumbs={[{ href: "/practice", label: mandates.title }, { label: chamber.name }]}
    >
      <Notice said={said} sentences={{ ...mandates.kept.said, "retention-set": retention.terms.said }} />
      <RefusalNotice refusal={refusal} sentences={mandates.refusals} />
      <Columns
        side={
          <>
            <Mandate />
            <Retention />
            <Section id="regole" title={mandates.rules.title}>
              <RulesFacts rules={chamber.rules} language={language} />
            </Section>
          </>
        }
      >
        <Officers />
        <Closures />
      </Columns>
    </Page>
  );
}

function Mandate() {
  const w = useWords();
  const { chamber } = useLoaderData<typeof loader>();
  const words = w.mandates.kept;
  const { mandate } = chamber;
  return (
    <Section id="mandato" title={words.mandate}>
      <Facts
        facts={[
          { label: words.office, value: `${chamber.officeName}, ${chamber.officeAddress}` },
          { label: words.number, value: mandate.number },
          {
            label: words.standing,
            value: (
              <StateBadge tone={mandate.standing === "ACTIVE" ? "done" : "no"}>
                {w.chamber.standings[mandate.standing]}
              </StateBadge>
            ),
          },
          { label: words.days, value: w.mandates.held.days(mandate.validFrom, mandate.validTo) },
        ]}
      />
      {mandate.endedOn !== null ? null : (
        <p className="u-t4 is-screen">
          <LinkButton small href={`${keptHref(chamber.id)}/mandate`}>
            {words.acts.change}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function Retention() {
  const words = useWords().retention.terms;
  const { chamber, retention } = useLoaderData<typeof loader>();
  return (
    <Section id="conservazione" title={words.title}>
      <TermsFacts terms={retention} />
      {chamber.mandate.endedOn !== null ? null : (
        <p className="u-t4 is-screen">
          <LinkButton small href={`${keptHref(chamber.id)}/retention`}>
            {words.change}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function Officers() {
  const { mandates } = useWords();
  const { chamber } = useLoaderData<typeof loader>();
  const words = mandates.people;
  const { columns } = words;
  const { acts } = mandates.kept;
  const href = keptHref(chamber.id);
  return (
    <Section id="persone" title={mandates.kept.people} count={chamber.people.length}>
      {chamber.people.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table
          caption={words.caption}
          columns={[
            { label: columns.name },
            { label: columns.what },
            { label: columns.days },
            { label: columns.today },
            { label: columns.act, hidden: true },
          ]}
        >
          {chamber.people.map((person) => (
            <Row key={person.id}>
              <RowHead>{person.name}</RowHead>
              <Cell label={columns.what}>{words.kinds[person.kind]}</Cell>
              <Cell label={columns.days} nowrap>
                {words.days(person.from, person.to)}
              </Cell>
              <EnabledToday person={person} />
              <Cell>
                {person.now === "OVER" ? null : (
                  <LinkButton small href={`${href}/end-officer?enablement=${person.id}`} about={person.name}>
                    {acts.end}
                  </LinkButton>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {chamber.mandate.endedOn !== null ? null : (
        <p className="u-t4 is-screen">
          <LinkButton href={`${href}/officer`} solid={chamber.people.length === 0}>
            {acts.enable}
          </LinkButton>
        </p>
      )}
    </Section>
  );
}

function Closures() {
  const { mandates, terms } = useWords();
  const { chamber } = useLoaderData<typeof loader>();
  const words = mandates.kept;
  const { closureColumns: columns, acts } = words;
  const { closures } = chamber.rules;
  return (
    <Section id="chiusure" title={words.closures} count={closures.length} note={words.closuresNote}>
      {closures.length === 0 ? (
        <Empty>{words.noClosures}</Empty>
      ) : (
        <Table
          caption={words.closuresCaption}
          columns={[
            { label: columns.from },
            { label: columns.to },
            { label: columns.reason },
            { label: columns.act, hidden: true },
          ]}
        >
          {closures.map(({ id, from, to, reason }) => (
            <Row key={id}>
              <RowHead>{terms.formatDayShort(from)}</RowHead>
              <Cell label={columns.to} nowrap>
                {terms.formatDayShort(to)}
              </Cell>
              <Cell label={columns.reason}>{reason}</Cell>
              <Cell>
                <ActButton
                  small
                  about={terms.formatDayLong(from)}
                  act={{ label: acts.callOff, post: `${keptHref(chamber.id)}/call-off`, fields: { closure: id } }}
                />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <p className="u-t4 is-screen">
        <LinkButton href={`${keptHref(chamber.id)}/closure`}>{acts.closure}</LinkButton>
      </p>
    </Section>
  );
}
