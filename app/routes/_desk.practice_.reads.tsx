import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { Alarms } from "~/identity-documents/alarms";
import { recentAlarms } from "~/identity-documents/many-opened.server";
import { readKindOf } from "~/mandates/outside-reads";
import { readOutsideReads } from "~/mandates/outside-reads.server";
import { shownName } from "~/retention/erased";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { showMoment } from "~/ui/show-moment";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.practice_.reads", async ({ ctx, scope, url, words }) => {
  const before = url.searchParams.get("before");
  return {
    title: words.mandates.reads.title,
    first: before === null,
    alarms: can(ctx.actor.roles, "practice.people") ? await recentAlarms(ctx, scope) : [],
    ...(await readOutsideReads(ctx, scope, isId(before) ? before : null)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function OutsideReads() {
  const { mandates, cases, common, retention } = useWords();
  const { reads, next, first, alarms } = useLoaderData<typeof loader>();
  const words = mandates.reads;
  const { columns } = words;
  const reasons: Record<string, string> = cases.copies.reasons;
  return (
    <Page
      title={words.title}
      sub={words.lead}
      crumbs={[{ href: "/practice", label: mandates.title }, { label: words.title }]}
      tools={[{ label: common.print, print: true }]}
    >
      <Alarms alarms={alarms} />
      {reads.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table
          caption={words.caption}
          columns={[
            { label: columns.when },
            { label: columns.who },
            { label: columns.what },
            { label: columns.case },
            { label: columns.reason },
          ]}
        >
          {reads.map((read) => (
            <Row key={read.id}>
              <RowHead>{moment(read.at)}</RowHead>
              <Cell label={columns.who} note={read.desk}>
                {read.who ?? words.unknownPerson}
              </Cell>
              <Cell label={columns.what}>{readKindOf(read.what, words.kinds)}</Cell>
              <Cell label={columns.case}>
                {read.case === null ? null : (
                  <>
                    <a href={`/cases/${read.case.id}`}>{shownName(read.case.holder, retention.erasedName)}</a>{" "}
                    <span className="c-act__no">{read.case.number}</span>
                  </>
                )}
              </Cell>
              <Cell label={columns.reason}>{read.reason === null ? null : (reasons[read.reason] ?? read.reason)}</Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pager
        previous={first ? undefined : "/practice/reads"}
        next={next === null ? undefined : `/practice/reads?before=${next}`}
      />
    </Page>
  );
}

function moment(at: Date): string {
  const { day, hour } = showMoment(at);
  return `${day}, ${hour}`;
}
