import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { pageLoader, rawPageAction, refuse, said, withOnce } from "~/access/page.server";
import { isId } from "~/access/params";
import { readUpload } from "~/identity-documents/read-upload.server";
import { readScans, type ScanLine } from "~/scans/read-scans.server";
import { startReading } from "~/scans/read-taken.server";
import { SCAN_LIMITS } from "~/scans/scan";
import { takeScan } from "~/scans/take-scan.server";
import { WaitingPages } from "~/scans/waiting-pages";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { FileField } from "~/ui/form/file-field";
import { emptyForm, type FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

const UPLOAD = {
  maxFileSize: SCAN_LIMITS.fileBytes,
  maxFiles: SCAN_LIMITS.files,
  maxTotalFileSize: SCAN_LIMITS.totalBytes,
  several: "pages",
};

const MiB = 1024 * 1024;

export const loader = pageLoader("_desk.scans._index", async ({ ctx, url, words }) => {
  const [after, before] = [url.searchParams.get("after"), url.searchParams.get("before")];
  return {
    title: words.scans.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    first: { page: after === null, scan: before === null },
    ...(await readScans(ctx, { after: isId(after) ? after : null, before: isId(before) ? before : null })),
  };
});

/** What was taken in is safe; how far its reading is, the next page shows. */
export const action = rawPageAction("_desk.scans._index", async ({ ctx: asked, request }) => {
  const upload = await readUpload(request, UPLOAD);
  if (!upload.ok) {
    const refusal = { code: upload.refusal, field: "pages" };
    return data({ form: { ...emptyForm, refusal } satisfies FormState }, 422);
  }
  const { fields, several } = upload.value;
  const ctx = withOnce(asked, fields);
  const outcome = await takeScan(ctx, several);
  if (!outcome.ok) return refuse(fields, outcome);
  await startReading(ctx, outcome.value.scanId);
  return said(`/scans/${outcome.value.scanId}`);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Scans() {
  const { scans, common } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { take, tray } = scans;
  const megabytes = Math.round(SCAN_LIMITS.totalBytes / MiB);
  return (
    <Page title={scans.title} sub={scans.lead} tools={[{ label: common.print, print: true }]}>
      <Notice said={page.said} sentences={scans.said} />
      <Section id="carica" title={take.title} screenOnly>
        <PostForm multipart form={form} labels={{ pages: take.pages }} refusals={scans.refusals}>
          <FileField
            name="pages"
            label={take.pages}
            hint={`${take.hint(SCAN_LIMITS.files, SCAN_LIMITS.pdfPages, megabytes)} ${take.effect}`}
            accept="image/jpeg,image/png,image/webp,application/pdf"
            multiple
          />
          <Buttons>
            <SubmitButton solid>{take.submit}</SubmitButton>
          </Buttons>
        </PostForm>
      </Section>
      <Section id="attesa" title={tray.title} note={tray.note}>
        {page.waiting.length === 0 ? (
          <Empty>{tray.none}</Empty>
        ) : (
          <>
            <p className="c-muted c-small">{tray.recorded}</p>
            <WaitingPages pages={page.waiting} />
          </>
        )}
        <Pager
          previous={page.first.page ? undefined : `${addressWith(page.address, { after: null })}#attesa`}
          next={page.nextPage === null ? undefined : `${addressWith(page.address, { after: page.nextPage })}#attesa`}
        />
      </Section>
      <Uploads />
    </Page>
  );
}

function Uploads() {
  const { list } = useWords().scans;
  const page = useLoaderData<typeof loader>();
  const { columns } = list;
  return (
    <Section id="caricamenti" title={list.title}>
      {page.scans.length === 0 ? (
        <Empty>{list.none}</Empty>
      ) : (
        <Table
          caption={list.caption}
          columns={[
            { label: columns.taken },
            { label: columns.files, num: true },
            { label: columns.filed, num: true },
            { label: columns.waiting, num: true },
            { label: columns.state },
          ]}
        >
          {page.scans.map((scan) => (
            <Upload key={scan.id} scan={scan} />
          ))}
        </Table>
      )}
      <Pager
        previous={page.first.scan ? undefined : `${addressWith(page.address, { before: null })}#caricamenti`}
        next={
          page.nextScan === null ? undefined : `${addressWith(page.address, { before: page.nextScan })}#caricamenti`
        }
      />
    </Section>
  );
}

function Upload({ scan }: { scan: ScanLine }) {
  const { list } = useWords().scans;
  const { day, hour } = showMoment(scan.takenAt);
  return (
    <Row>
      <RowHead>
        <a href={`/scans/${scan.id}`}>{`${day}, ${hour}`}</a>
      </RowHead>
      <Cell label={list.columns.files} num>
        {scan.files}
      </Cell>
      <Cell label={list.columns.filed} num>
        {scan.filed}
      </Cell>
      <Cell label={list.columns.waiting} num>
        {scan.waiting}
      </Cell>
      <Cell label={list.columns.state}>
        {scan.state === "read" ? list.read : null}
        {scan.state === "reading" ? <StateBadge tone="plain">{list.reading}</StateBadge> : null}
        {scan.state === "stopped" ? <StateBadge tone="soon">{list.stopped}</StateBadge> : null}
        {scan.state === "broken-off" ? <StateBadge tone="soon">{list.brokenOff}</StateBadge> : null}
      </Cell>
    </Row>
  );
}
