import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { type Colleague, listPeople } from "~/access/people.server";
import { RefusalNotice } from "~/access/refusal-notice";
import { Alarms } from "~/identity-documents/alarms";
import { recentAlarms } from "~/identity-documents/many-opened.server";
import { dayInRome } from "~/terms/day";
import { ActButton } from "~/ui/act";
import { LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import type { Tone } from "~/ui/tone";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.people", async ({ ctx, scope, words, url }) => ({
  title: words.access.people.title,
  said: url.searchParams.get("detto"),
  refusal: url.searchParams.get("rifiuto"),
  kind: ctx.actor.desk.kind,
  ...(await listPeople(ctx)),
  alarms: await recentAlarms(ctx, scope),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function People() {
  const { access } = useWords();
  const page = useLoaderData<typeof loader>();
  const { people } = access;
  const { columns } = people;
  return (
    <Page title={people.title}>
      <Notice said={page.said} sentences={people.said} />
      <RefusalNotice refusal={page.refusal} sentences={access.refusals} />
      <Alarms alarms={page.alarms} />
      <div className="u-t4">
        <LinkButton href="/people/invite" solid>
          {people.invite}
        </LinkButton>
      </div>
      <div className="u-t6">
        <Table
          caption={people.caption}
          columns={[
            { label: columns.name },
            { label: columns.roles },
            { label: columns.state },
            { label: columns.secondFactor },
            { label: columns.act, hidden: true },
          ]}
        >
          {page.people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </Table>
      </div>
      {page.kind === "PRACTICE" ? <p className="u-t4 c-muted">{people.officerNote}</p> : null}
      <Section id="secondo-fattore" title={people.secondFactor}>
        <p className="u-t4">{page.secondFactorRequired ? people.isRequired : people.isFree}</p>
        <div className="u-t3">
          <ActButton
            act={{
              label: page.secondFactorRequired ? people.leaveFree : people.require,
              post: "/people/second-factor",
              fields: { required: page.secondFactorRequired ? "no" : "yes" },
            }}
          />
        </div>
      </Section>
    </Page>
  );
}

const tones: Record<Colleague["state"], Tone> = { ACTIVE: "done", INVITED: "soon", DISABLED: "no" };

function PersonRow({ person }: { person: Colleague }) {
  const { access } = useWords();
  const { people } = access;
  const { columns } = people;
  return (
    <Row>
      <RowHead href={`/people/${person.id}`} note={person.email}>
        {person.name}
      </RowHead>
      <Cell
        label={columns.roles}
        note={person.officerUntil === null ? null : people.officerUntil(formatDay(person.officerUntil))}
      >
        <Roles of={person} />
      </Cell>
      <Cell label={columns.state} note={<Invited person={person} />}>
        <StateBadge tone={tones[person.state]}>{people.states[person.state]}</StateBadge>
      </Cell>
      <Cell label={columns.secondFactor}>{person.secondFactorOn ? people.secondFactorOn : people.secondFactorOff}</Cell>
      <Cell>
        <LinkButton href={`/people/${person.id}`} small about={person.name}>
          {people.edit}
        </LinkButton>
      </Cell>
    </Row>
  );
}

function Roles({ of }: { of: Colleague }) {
  const { access, common } = useWords();
  const roles = of.roles.map((role) => common.roles[role]);
  if (roles.length === 0) return <span className="c-muted">{access.people.noRole}</span>;
  return <>{roles.join(", ")}</>;
}

function Invited({ person }: { person: Colleague }) {
  const { access } = useWords();
  if (person.state !== "INVITED") return null;
  if (person.invitedUntil === null) return <>{access.people.invitationOver}</>;
  return <>{access.people.invitedUntil(formatDay(dayInRome(person.invitedUntil)))}</>;
}
