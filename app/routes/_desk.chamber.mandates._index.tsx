import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { type ListedMandate, readMandates } from "~/mandates/read-mandates.server";
import { Standing } from "~/mandates/standing";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { Filters, FilterText } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.chamber.mandates._index", async ({ ctx, url, words }) => {
  const search = url.searchParams;
  const practice = search.get("practice");
  const asked = {
    name: (search.get("q") ?? "").trim().slice(0, 80),
    practiceId: isId(practice) ? practice : null,
    after: search.get("after"),
  };
  return {
    title: words.chamber.mandates.title,
    asked,
    address: url.pathname + url.search,
    today: today(ctx),
    mayRegister: can(ctx.actor.roles, "chamber.registerPractice"),
    ...(await readMandates(ctx, asked)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Mandates() {
  const { chamber, retention } = useWords();
  const { title, asked, address, mandates, next, mayRegister } = useLoaderData<typeof loader>();
  const w = chamber.mandates;
  const narrowed = asked.name !== "" || asked.practiceId !== null;
  const tools = [
    { label: retention.page.tool, href: "/chamber/retention" },
    ...(mayRegister ? [{ label: w.register, href: "/chamber/mandates/new" }] : []),
  ];
  return (
    <Page title={title} sub={w.sub} tools={tools}>
      <Filters action="/chamber/mandates" clear={narrowed ? "/chamber/mandates" : undefined}>
        <FilterText name="q" label={w.find} value={asked.name} />
      </Filters>
      {mandates.length === 0 ? <Empty>{asked.name === "" ? w.none : w.noneFound(asked.name)}</Empty> : <List />}
      <Pager next={next === null ? undefined : addressWith(address, { after: next })} />
    </Page>
  );
}

function List() {
  const { chamber } = useWords();
  const { mandates, today: now } = useLoaderData<typeof loader>();
  const { columns, caption } = chamber.mandates;
  return (
    <Table
      caption={caption}
      columns={[
        { label: columns.practice },
        { label: columns.number, width: 10 },
        { label: columns.standing, width: 16 },
        { label: columns.today },
      ]}
    >
      {mandates.map((mandate) => (
        <Row key={mandate.id}>
          <RowHead href={`/chamber/mandates/${mandate.id}`} note={chamber.kinds[mandate.kind]}>
            {mandate.practice}
          </RowHead>
          <Cell label={columns.number}>
            <span className="c-code">{mandate.number}</span>
          </Cell>
          <Cell label={columns.standing}>
            <Standing mandate={mandate} today={now} />
          </Cell>
          <Cell label={columns.today} wide>
            <Today of={mandate} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function Today({ of }: { of: ListedMandate }) {
  const { chamber } = useWords();
  const w = chamber.mandates;
  if (of.today.length === 0) return <span className="c-muted">{w.nobody}</span>;
  return of.today.map(({ name, kind }) => (kind === "DELEGATE" ? `${name} (${w.delegate})` : name)).join(", ");
}
