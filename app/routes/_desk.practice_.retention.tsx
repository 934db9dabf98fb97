import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { can } from "~/access/policy";
import { KEPT_DAYS } from "~/imports/import";
import { keptHref } from "~/mandates/kept-href";
import { MAIL_DAYS, TOKEN_DAYS } from "~/platform/spent";
import { DueSoon, Held } from "~/retention/due-and-held";
import {
  type Destruction,
  readDestroyed,
  readDueAndHeld,
  readRetentionAddress,
  readTermsOfPractice,
} from "~/retention/read-retention.server";
import { UNUSED_CLIENT_MONTHS } from "~/retention/terms";
import { TermsFacts } from "~/retention/terms-facts";
import { TRAY_DAYS } from "~/scans/scan";
import { addressWith } from "~/ui/address";
import { Columns } from "~/ui/columns";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

/** What the practice keeps until when, what comes due, what is held and what was destroyed. */
export const loader = pageLoader("_desk.practice_.retention", async ({ ctx, scope, url, words }) => {
  const asked = readRetentionAddress(url.searchParams);
  const [mandates, list, destroyed] = await Promise.all([
    readTermsOfPractice(ctx, scope),
    readDueAndHeld(ctx, scope, asked),
    readDestroyed(ctx, scope, asked.before),
  ]);
  const mayDeclare = can(ctx.actor.roles, "practice.declareMandate");
  return {
    title: words.retention.title,
    address: url.pathname + url.search,
    first: asked.before === null,
    ...{ mandates, list, destroyed, mayDeclare },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Retention() {
  const { retention, mandates, common } = useWords();
  const { title, list, address } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      sub={retention.page.lead}
      crumbs={[{ href: "/practice", label: mandates.title }, { label: title }]}
      tools={[{ label: common.print, print: true }]}
    >
      <Columns side={<Terms />}>
        <DueSoon list={list} address={address} />
        <Held list={list} address={address} />
        <Destroyed />
      </Columns>
    </Page>
  );
}

function Terms() {
  const { retention } = useWords();
  const { mandates, mayDeclare } = useLoaderData<typeof loader>();
  const { classes, ...words } = retention.terms;
  return (
    <Section id="termini" title={words.title}>
      {mandates.map(({ mandateId, chamberId, chamber, number, declared, terms }) => (
        <div key={mandateId} className="u-t4">
          <h3>
            {chamber}, {number}
          </h3>
          <TermsFacts terms={terms} />
          {declared && mayDeclare ? (
            <p className="is-screen">
              <LinkButton small href={`${keptHref(chamberId)}/retention`} about={chamber}>
                {words.change}
              </LinkButton>
            </p>
          ) : null}
        </div>
      ))}
      <h3 className="u-t6">{retention.page.always}</h3>
      <Facts
        facts={[
          { label: classes.clients, value: words.clients(UNUSED_CLIENT_MONTHS) },
          { label: classes.tray, value: words.tray(TRAY_DAYS) },
          { label: classes.imports, value: words.imports(KEPT_DAYS) },
          { label: classes.mails, value: words.mails(MAIL_DAYS) },
          { label: classes.access, value: words.access(TOKEN_DAYS) },
          { label: classes.reads, value: words.reads },
          { label: classes.codes, value: words.codes },
        ]}
      />
    </Section>
  );
}

type Did = { act: Destruction["act"]; words: ReturnType<typeof useWords>["retention"]["page"]["did"] };

const DID: Record<Did["act"], (words: Did["words"], count: number) => string> = {
  "case.copiesDestroyed": (words, count) => words.copies(count),
  "case.erased": (words, count) => words.case(count),
  "client.erased": (words) => words.client,
  "scan.expired": (words, count) => words.tray(count),
  "import.rowsDeleted": (words, count) => words.rows(count),
};

/** Acts that have one reason only do not tell it. */
const WITHOUT_REASON: Partial<Record<Did["act"], string>> = {
  "scan.expired": "NEVER_FILED",
  "import.rowsDeleted": "NOT_TAKEN",
};

function Destroyed() {
  const { retention } = useWords();
  const { destroyed, address, first } = useLoaderData<typeof loader>();
  const words = retention.page;
  const { columns } = words;
  const why: Record<string, string> = words.why;
  return (
    <Section id="distrutti" title={words.destroyed}>
      {destroyed.rows.length === 0 ? (
        <Empty>{words.destroyedNone}</Empty>
      ) : (
        <Table
          caption={words.destroyedCaption}
          columns={[
            { label: columns.what },
            { label: columns.case },
            { label: columns.reason },
            { label: columns.on, width: 8 },
            { label: columns.entry, num: true },
          ]}
        >
          {destroyed.rows.map((line) => (
            <Row key={line.seq}>
              <RowHead>{DID[line.act](words.did, line.count)}</RowHead>
              <Cell label={columns.case} nowrap>
                {line.case === null ? null : <a href={`/cases/${line.case.id}`}>{line.case.number}</a>}
              </Cell>
              <Cell label={columns.reason}>
                {why[line.reason ?? WITHOUT_REASON[line.act] ?? "ended"] ?? line.reason}
              </Cell>
              <Cell label={columns.on} nowrap>
                {showMoment(line.at).day}
              </Cell>
              <Cell label={columns.entry} num>
                {line.seq}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pager
        previous={first ? undefined : addressWith(address, { before: null })}
        next={destroyed.next === null ? undefined : addressWith(address, { before: String(destroyed.next) })}
      />
    </Section>
  );
}
