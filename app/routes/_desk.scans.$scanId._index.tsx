import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { type FiledPage, readScanResult } from "~/scans/read-scans.server";
import { WaitingPages } from "~/scans/waiting-pages";
import { addressWith } from "~/ui/address";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { LinkButton, SubmitButton } from "~/ui/form/buttons";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.scans.$scanId._index", async ({ ctx, params, url, words }) => {
  const after = url.searchParams.get("after");
  const scan = await readScanResult(ctx, idParam(params, "scanId"), isId(after) ? after : null);
  const { day, hour } = showMoment(scan.takenAt);
  return {
    title: words.scans.one.title(day, hour),
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    first: after === null,
    scan,
  };
});

/** While pages are being read the browser asks again by itself. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "") },
  ...(data?.scan.state === "reading" ? [{ httpEquiv: "refresh", content: "3" }] : []),
];

export default function Scan() {
  const { scans } = useWords();
  const { title, said, scan, address, first } = useLoaderData<typeof loader>();
  const { one } = scans;
  const { counts } = scan;
  return (
    <Page
      title={title}
      sub={scan.state === "reading" ? undefined : one.result(counts.FILED, counts.WAITING)}
      crumbs={[{ href: "/scans", label: scans.title }, { label: title }]}
    >
      <Notice said={said} sentences={scans.said} />
      <HowFar />
      <Problems />
      {scan.waiting.length === 0 ? null : (
        <Section id="attesa" title={one.waiting} count={counts.WAITING} note={scans.tray.recorded}>
          <WaitingPages pages={scan.waiting} />
        </Section>
      )}
      {scan.filed.length === 0 ? null : (
        <Section id="archiviate" title={one.filed} count={counts.FILED}>
          <Filed pages={scan.filed} />
        </Section>
      )}
      <Discarded />
      {scan.state !== "reading" && scan.read === 0 && scan.refused.length === 0 ? <Empty>{one.none}</Empty> : null}
      <Pager
        previous={first ? undefined : addressWith(address, { after: null })}
        next={scan.next === null ? undefined : addressWith(address, { after: scan.next })}
      />
    </Page>
  );
}

function HowFar() {
  const { one } = useWords().scans;
  const { scan, address } = useLoaderData<typeof loader>();
  if (scan.state === "reading") {
    return (
      <Callout tone="plain" title={one.reading}>
        {scan.of === null ? null : <progress className="c-progress" value={scan.read} max={scan.of} />}
        <p role="status">{one.progress(scan.read, scan.of)}</p>
        <p>{one.again}</p>
        <p className="u-t3">
          <LinkButton href={addressWith(address, {})}>{one.refresh}</LinkButton>
        </p>
      </Callout>
    );
  }
  if (scan.state !== "stopped") return null;
  return (
    <Callout tone="soon" title={one.resumeTitle}>
      <p>{one.resumeBody}</p>
      <PostForm action={`/scans/${scan.id}/resume`}>
        <SubmitButton solid>{one.resume}</SubmitButton>
      </PostForm>
    </Callout>
  );
}

/** Files that were not read, or not to their end, and pages without a picture. */
function Problems() {
  const { scans } = useWords();
  const { scan } = useLoaderData<typeof loader>();
  const { one } = scans;
  const lines = [
    ...scan.refused.map(({ file, refusal, read }) => one.refused(file, scans.refusals[refusal]) + one.keptBefore(read)),
    ...scan.unreadable.map(({ file, page }) => one.unreadable(file, page)),
  ];
  if (lines.length === 0) return null;
  return (
    <Callout tone="soon" title={one.problems}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Callout>
  );
}

function Filed({ pages }: { pages: readonly FiledPage[] }) {
  const { scans } = useWords();
  const { columns, filedCaption, pages: place, moved } = scans.one;
  return (
    <Table
      caption={filedCaption}
      columns={[{ label: columns.page }, { label: columns.case }, { label: columns.sheet }, { label: columns.how }]}
    >
      {pages.map(({ id, file, page, sheet }) => (
        <Row key={id}>
          <RowHead>{place(file, page)}</RowHead>
          {sheet === null ? (
            <Cell label={columns.case}>{moved}</Cell>
          ) : (
            <>
              <Cell label={columns.case}>
                <a href={`/cases/${sheet.case.id}#scansioni`}>{sheet.case.person}</a>{" "}
                <span className="c-act__no">{sheet.case.number}</span>
              </Cell>
              <Cell label={columns.sheet}>
                <a href={`/cases/${sheet.case.id}/sheets/${sheet.id}`}>
                  {scans.sheet(scans.documents[sheet.documentType], sheet.copyNo)}
                </a>
              </Cell>
              <Cell label={columns.how}>{scans.by[sheet.filedBy]}</Cell>
            </>
          )}
        </Row>
      ))}
    </Table>
  );
}

function Discarded() {
  const { scans } = useWords();
  const { scan } = useLoaderData<typeof loader>();
  if (scan.discarded.length === 0) return null;
  return (
    <Section id="scartate" title={scans.one.discarded} count={scan.counts.DISCARDED}>
      <ul>
        {scan.discarded.map(({ file, page, reason }) => (
          <li key={`${file} ${page}`}>
            {scans.tray.page(file, page)}:{" "}
            {reason === "term" ? scans.one.expired : scans.discard.reasons[reason].toLowerCase()}
          </li>
        ))}
      </ul>
    </Section>
  );
}
