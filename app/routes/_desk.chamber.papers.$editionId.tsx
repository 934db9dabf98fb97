import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can } from "~/access/policy";
import { isTranslated, PAPER_DOCUMENTS } from "~/paperwork/paper-documents";
import { addressOf } from "~/paperwork/paper-names";
import { Previews } from "~/paperwork/previews";
import { readEdition } from "~/paperwork/read-editions.server";
import { ActButton } from "~/ui/act";
import { DocsList } from "~/ui/docs-list";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.chamber.papers.$editionId", async ({ ctx, params, url, words }) => {
  const edition = await readEdition(ctx, idParam(params, "editionId"));
  return {
    title: words.editions.edition.title(edition.code),
    said: url.searchParams.get("detto"),
    mayChange: can(ctx.actor.roles, "chamber.papers") && edition.isDraft,
    edition,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Edition() {
  const { editions, terms } = useWords();
  const { title, said, edition, mayChange } = useLoaderData<typeof loader>();
  const w = editions.edition;
  const { validFrom } = edition;
  const lead = validFrom === null ? undefined : w.publishedLead(terms.formatDayLong(validFrom));
  return (
    <Page
      title={title}
      lead={mayChange ? w.draftLead : lead}
      crumbs={[{ href: "/chamber/papers", label: editions.title }, { label: title }]}
    >
      <Notice said={said} sentences={w.said} />
      <EditionFacts />
      {mayChange ? <Change /> : null}
      <Section id="anteprime" title={w.previews} note={w.previewsNote}>
        <Previews path={`/chamber/papers/${edition.id}/preview.pdf?`} />
      </Section>
      <Section id="cambiati" title={w.changes} count={edition.changes.length}>
        {edition.changes.length === 0 ? <Empty>{w.noChanges}</Empty> : <Changes />}
      </Section>
    </Page>
  );
}

function EditionFacts() {
  const { editions, terms } = useWords();
  const language = useLanguage();
  const { edition } = useLoaderData<typeof loader>();
  const { facts, by, logo } = editions.edition;
  const { begun, published } = edition;
  return (
    <Facts
      facts={[
        { label: facts.rules, value: edition.rules[language] },
        { label: facts.base, value: edition.base },
        { label: facts.begun, value: by(terms.formatDay(begun.on), begun.by) },
        ...(published === null
          ? [{ label: facts.standing, value: editions.list.standings.DRAFT }]
          : [{ label: facts.published, value: by(terms.formatDay(published.on), published.by) }]),
        { label: facts.logo, value: edition.hasLogo ? logo.yes : logo.no },
      ]}
    />
  );
}

function Change() {
  const { editions } = useWords();
  const { edition } = useLoaderData<typeof loader>();
  const w = editions.edition;
  const path = `/chamber/papers/${edition.id}`;
  return (
    <Section id="cambia" title={w.change}>
      <DocsList
        docs={[
          ...PAPER_DOCUMENTS.map((document) => ({
            href: `${path}/texts?document=${addressOf(document)}`,
            title: w.changeDocument(editions.documents[document]),
          })),
          { href: `${path}/logo`, title: w.changeLogo },
        ]}
      />
      <Buttons>
        <LinkButton solid href={`${path}/publish`}>
          {w.publish}
        </LinkButton>
        <ActButton act={{ label: w.discard, post: `${path}/discard` }} />
      </Buttons>
    </Section>
  );
}

function Changes() {
  const { editions } = useWords();
  const { edition } = useLoaderData<typeof loader>();
  const w = editions.edition;
  const { columns } = w;
  return (
    <Table
      caption={w.changesCaption}
      columns={[{ label: columns.text, width: 16 }, { label: columns.it }, { label: columns.en }]}
    >
      {edition.changes.map(({ key, document, kind, base, it, en }) => (
        <Row key={key}>
          <RowHead note={base.includes("\n") || base.length > 60 ? undefined : `«${base}»`}>
            {editions.documents[document]}: {editions.texts.kinds[kind].toLowerCase()}
          </RowHead>
          <Cell label={columns.it}>
            <Lines of={it} />
          </Cell>
          <Cell label={columns.en} muted={en === null}>
            {en === null ? (
              isTranslated(document) && kind !== "copyLabel" ? (
                w.noEnglish
              ) : (
                w.notTranslated
              )
            ) : (
              <Lines of={en} />
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Lines({ of }: { of: string }) {
  return <span className="c-lines">{of}</span>;
}
