import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { type ReadLine, readStaffReads } from "~/audit/read-register.server";
import { RegisterViews } from "~/audit/register-views";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { showMoment } from "~/ui/show-moment";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.audit.register_.reads", async ({ ctx, url, words }) => {
  const idIn = (name: string) => {
    const value = url.searchParams.get(name);
    return isId(value) ? value : null;
  };
  const asked = { practiceId: idIn("practice"), personId: idIn("person"), before: idIn("before") };
  return {
    title: words.audit.reads.title,
    asked,
    address: url.pathname + url.search,
    ...(await readStaffReads(ctx, asked)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Reads() {
  const { audit, common } = useWords();
  const { title, reads, next, asked, people, practices, address } = useLoaderData<typeof loader>();
  const w = audit.reads;
  const narrowed = asked.practiceId !== null || asked.personId !== null;
  return (
    <Page title={title} tools={[{ label: common.print, print: true }]}>
      <RegisterViews current="reads" />
      <p className="u-t4">{w.lead}</p>
      <Filters action="/audit/register/reads" clear={narrowed ? "/audit/register/reads" : undefined}>
        <FilterSelect
          name="person"
          label={w.person}
          value={asked.personId ?? ""}
          empty={common.allFeminine}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          name="practice"
          label={w.practice}
          value={asked.practiceId ?? ""}
          empty={common.all}
          options={practices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Filters>
      {reads.length === 0 ? <Empty>{w.none}</Empty> : <List />}
      <Pager next={next === null ? undefined : addressWith(address, { before: next })} />
    </Page>
  );
}

function List() {
  const { audit } = useWords();
  const { reads } = useLoaderData<typeof loader>();
  const { columns, caption } = audit.reads;
  return (
    <Table
      caption={caption}
      columns={[
        { label: columns.at, width: 10 },
        { label: columns.who },
        { label: columns.what },
        { label: columns.case },
        { label: columns.practice },
      ]}
    >
      {reads.map((read) => (
        <Line key={read.id} read={read} />
      ))}
    </Table>
  );
}

function Line({ read }: { read: ReadLine }) {
  const { audit } = useWords();
  const w = audit.reads;
  const { columns } = w;
  const { day, hour } = showMoment(read.at);
  const what: Record<string, string> = w.what;
  const reasons: Record<string, string> = w.reasons;
  return (
    <Row>
      <Cell label={columns.at} nowrap>
        {day} {hour}
      </Cell>
      <RowHead>{read.who ?? w.somebody}</RowHead>
      <Cell label={columns.what} note={read.reason === null ? undefined : (reasons[read.reason] ?? read.reason)}>
        {what[read.what] ?? read.what}
      </Cell>
      <Cell label={columns.case}>{read.case === null ? w.otherCase : `${read.case.name}, ${read.case.number}`}</Cell>
      <Cell label={columns.practice}>{read.practice ?? "–"}</Cell>
    </Row>
  );
}
