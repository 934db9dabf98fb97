import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { type ImportLine, readImports } from "~/imports/read-imports.server";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.imports._index", async ({ ctx, url, words }) => {
  const before = url.searchParams.get("before");
  return {
    title: words.imports.title,
    address: url.pathname + url.search,
    first: before === null,
    ...(await readImports(ctx, isId(before) ? before : null)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Imports() {
  const { imports } = useWords();
  const { title, lines, next, first, address } = useLoaderData<typeof loader>();
  const { columns } = imports.list;
  return (
    <Page title={title} sub={imports.lead}>
      <div className="c-buttons is-screen">
        <LinkButton href="/imports/clients">{imports.start.CLIENTS}</LinkButton>
        <LinkButton href="/imports/cases">{imports.start.CASES}</LinkButton>
      </div>
      <Section id="file" title={imports.list.title}>
        {lines.length === 0 ? (
          <Empty>{imports.list.none}</Empty>
        ) : (
          <Table
            caption={imports.list.caption}
            columns={[
              { label: columns.taken },
              { label: columns.kind },
              { label: columns.rows, num: true },
              { label: columns.state },
              { label: columns.result },
            ]}
          >
            {lines.map((line) => (
              <File key={line.id} line={line} />
            ))}
          </Table>
        )}
        <Pager
          previous={first ? undefined : addressWith(address, { before: null })}
          next={next === null ? undefined : addressWith(address, { before: next })}
        />
      </Section>
    </Page>
  );
}

function File({ line }: { line: ImportLine }) {
  const { imports } = useWords();
  const { columns, phases } = imports.list;
  const { day, hour } = showMoment(line.takenAt);
  const { standing, taken, updated, leftOut } = line;
  const waits = standing === "STOPPED" || standing === "READY" || standing === "COLUMNS";
  return (
    <Row>
      <RowHead href={`/imports/${line.id}`}>{`${day}, ${hour}`}</RowHead>
      <Cell label={columns.kind}>{imports.kinds[line.kind]}</Cell>
      <Cell label={columns.rows} num>
        {line.rows}
      </Cell>
      <Cell label={columns.state}>
        {waits ? <StateBadge tone="soon">{phases[standing]}</StateBadge> : phases[standing]}
      </Cell>
      <Cell label={columns.result}>
        {standing === "DONE"
          ? [
              line.kind === "CLIENTS"
                ? imports.result.DONE.CLIENTS(taken ?? 0, updated ?? 0)
                : imports.result.DONE.CASES(taken ?? 0),
              ...((leftOut ?? 0) === 0 ? [] : [imports.result.leftOut(leftOut ?? 0)]),
            ].join(" ")
          : ""}
      </Cell>
    </Row>
  );
}
