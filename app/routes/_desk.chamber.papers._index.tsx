import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chamberOf } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { can } from "~/access/policy";
import { counterDesk } from "~/chamber/counter-desk.server";
import { draftEdition } from "~/paperwork/edition-acts.server";
import { Previews } from "~/paperwork/previews";
import { type EditionsOfRules, readEditions } from "~/paperwork/read-editions.server";
import { ActButton } from "~/ui/act";
import { Empty } from "~/ui/empty";
import { Buttons } from "~/ui/form/buttons";
import { parseForm } from "~/ui/form/form-state";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";

const Begun = z.object({ ruleset: z.string().max(60) });

export const loader = pageLoader("_desk.chamber.papers._index", async ({ ctx, url, words }) => ({
  title: words.editions.title,
  said: url.searchParams.get("detto"),
  chamberId: counterDesk(ctx),
  mayChange: can(ctx.actor.roles, "chamber.papers"),
  rulesets: await readEditions(ctx),
}));

/** A new edition begins as a draft with the texts of the last one. */
export const action = pageAction("_desk.chamber.papers._index", async ({ ctx, form }) => {
  chamberOf(ctx);
  const parsed = parseForm(Begun, form);
  if (!parsed.ok) return invalid(parsed.form);
  const drafted = await draftEdition(ctx, parsed.value);
  return drafted.ok ? said(`/chamber/papers/${drafted.value.editionId}`, "begun") : refuse(form, drafted);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Papers() {
  const { editions } = useWords();
  const { title, said, rulesets, mayChange } = useLoaderData<typeof loader>();
  return (
    <Page title={title} sub={editions.sub}>
      <Notice said={said} sentences={editions.edition.said} />
      <p className="c-lead">{editions.list.lead}</p>
      {rulesets.map((rules) => (
        <Rules key={rules.ruleset} of={rules} />
      ))}
      {mayChange ? null : <p className="c-small c-muted u-t4">{editions.onlyManagers}</p>}
    </Page>
  );
}

function Rules({ of }: { of: EditionsOfRules }) {
  const { editions, terms } = useWords();
  const language = useLanguage();
  const { chamberId, mayChange } = useLoaderData<typeof loader>();
  const w = editions.list;
  const { code, from } = of.inForce;
  return (
    <Section
      id={of.ruleset}
      title={of.name[language]}
      note={w.inForce(code, from === null ? null : terms.formatDayLong(from))}
    >
      {of.editions.length === 0 ? <Empty>{w.none}</Empty> : <Editions of={of} />}
      {mayChange ? (
        <Buttons>
          {of.draft === null ? (
            <ActButton
              act={{ label: w.begin, post: "/chamber/papers?index", fields: { ruleset: of.ruleset } }}
              about={of.name[language]}
            />
          ) : (
            <ActButton act={{ label: w.goOn(of.draft.code), href: `/chamber/papers/${of.draft.id}` }} />
          )}
        </Buttons>
      ) : null}
      <h3 className="u-t4">{w.previews}</h3>
      <Previews path={`/chambers/${chamberId}/facsimile.pdf?ruleset=${of.ruleset}&`} />
    </Section>
  );
}

const TONES = { DRAFT: "plain", TO_COME: "soon", NOW: "done", PAST: "plain" } as const;

function Editions({ of }: { of: EditionsOfRules }) {
  const { editions, terms } = useWords();
  const language = useLanguage();
  const { columns, caption, standings } = editions.list;
  return (
    <Table
      caption={caption(of.name[language])}
      columns={[
        { label: columns.edition },
        { label: columns.from, width: 8 },
        { label: columns.standing, width: 10 },
        { label: columns.by },
      ]}
    >
      {of.editions.map(({ id, code, from, standing, by }) => (
        <Row key={id}>
          <RowHead href={`/chamber/papers/${id}`}>{code}</RowHead>
          <Cell label={columns.from} nowrap>
            {from === null ? "–" : terms.formatDay(from)}
          </Cell>
          <Cell label={columns.standing}>
            <StateBadge tone={TONES[standing]}>{standings[standing]}</StateBadge>
          </Cell>
          <Cell label={columns.by}>{by ?? "–"}</Cell>
        </Row>
      ))}
    </Table>
  );
}
