import { redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { RefusalNotice } from "~/access/refusal-notice";
import { KEPT_DAYS, ROW_VIEWS } from "~/imports/import";
import { ImportRows } from "~/imports/import-rows";
import { type ImportPage, readImport } from "~/imports/read-imports.server";
import { startImport } from "~/imports/start-import.server";
import { startWork } from "~/imports/work.server";
import { addressWith } from "~/ui/address";
import { Callout } from "~/ui/callout";
import { DocsList } from "~/ui/docs-list";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { emptyForm, type FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.imports.$importId._index", async ({ ctx, params, url, words }) => {
  const importId = idParam(params, "importId");
  const asked = url.searchParams.get("rows");
  const after = Number(url.searchParams.get("after") ?? "0");
  const page = await readImport(ctx, importId, {
    view: ROW_VIEWS.find((view) => view === asked) ?? null,
    after: Number.isSafeInteger(after) && after > 0 && after < 1_000_000 ? after : 0,
  });
  if (page.standing === "COLUMNS") throw redirect(`/imports/${importId}/columns`, 303);
  const { day, hour } = showMoment(page.takenAt);
  return {
    title: words.imports.one.title(words.imports.kinds[page.kind], day, hour),
    said: url.searchParams.get("detto"),
    refusal: url.searchParams.get("rifiuto"),
    address: url.pathname + url.search,
    first: after === 0,
    page,
  };
});

/** Starts the import; how far it is, the same page shows. */
export const action = pageAction("_desk.imports.$importId._index", async ({ ctx, params, form }) => {
  const importId = idParam(params, "importId");
  const outcome = await startImport(ctx, { importId, leaveRest: form.get("leaveRest") === "on" });
  if (!outcome.ok) return refuse(form, outcome);
  await startWork(ctx, importId);
  return said(`/imports/${importId}`);
});

/** While somebody works on it the browser asks again by itself. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.title ?? "") },
  ...(data?.page.standing === "CHECKING" || data?.page.standing === "TAKING"
    ? [{ httpEquiv: "refresh", content: "2" }]
    : []),
];

export default function Import() {
  const { imports } = useWords();
  const { title, said, refusal, page, address, first } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <Page title={title} crumbs={[{ href: "/imports", label: imports.title }, { label: title }]}>
      <Notice said={said} sentences={imports.said} />
      <RefusalNotice refusal={refusal} sentences={imports.refusals} />
      <HowFar page={page} address={address} />
      {page.standing === "READY" ? <Start page={page} form={form} /> : null}
      <Result page={page} />
      {page.standing === "READY" ? <ImportRows page={page} address={address} first={first} /> : null}
      {page.standing === "READY" ? <OtherWays page={page} /> : null}
    </Page>
  );
}

function HowFar({ page, address }: { page: ImportPage; address: string }) {
  const { one } = useWords().imports;
  if (page.standing === "CHECKING" || page.standing === "TAKING") {
    return (
      <Callout tone="plain" title={page.standing === "CHECKING" ? one.checking : one.taking}>
        <progress className="c-progress" value={page.progress} max={page.rows} />
        <p role="status">{one.progress(page.progress, page.rows)}</p>
        <p>
          {one.again} {page.standing === "TAKING" ? one.takingNote : ""}
        </p>
        <p className="u-t3">
          <LinkButton href={addressWith(address, {})}>{one.refresh}</LinkButton>
        </p>
      </Callout>
    );
  }
  if (page.standing !== "STOPPED") return null;
  return (
    <Callout tone="soon" title={one.stopped}>
      <p>{page.phase === "TAKING" ? one.stoppedBody.TAKING : one.stoppedBody.CHECKING}</p>
      <PostForm action={`/imports/${page.id}/resume`}>
        <SubmitButton solid>{one.resume}</SubmitButton>
      </PostForm>
    </Callout>
  );
}

/** What is in the file, and the one button that takes it. */
function Start({ page, form }: { page: ImportPage; form: FormState }) {
  const { imports } = useWords();
  const { one, go } = imports;
  const { RIGHT, WRONG, KNOWN, LEFT_OUT } = page.counts;
  const counted = [
    one.right(RIGHT),
    ...(WRONG === 0 ? [] : [one.wrong(WRONG)]),
    ...(KNOWN === 0 ? [] : [one.known(KNOWN)]),
    ...(LEFT_OUT === 0 ? [] : [one.leftOut(LEFT_OUT)]),
  ];
  return (
    <Section id="avvia" title={go.title} note={counted.join(" · ")}>
      {page.overtaken ? (
        <Callout tone="soon" title={one.overtaken}>
          {null}
        </Callout>
      ) : null}
      {RIGHT === 0 ? (
        <p className="u-t3">{go.nothing}</p>
      ) : (
        <PostForm form={form} labels={{ leaveRest: go.leaveRest(WRONG, KNOWN) }} refusals={imports.refusals}>
          <p className="u-t3">{go.effect[page.kind]}</p>
          {WRONG + KNOWN === 0 ? null : (
            <CheckField name="leaveRest" label={go.leaveRest(WRONG, KNOWN)} hint={go.leaveRestHint} />
          )}
          <Buttons>
            <SubmitButton solid>{go.submit[page.kind](RIGHT)}</SubmitButton>
          </Buttons>
        </PostForm>
      )}
    </Section>
  );
}

function Result({ page }: { page: ImportPage }) {
  const { result, rows } = useWords().imports;
  if (page.standing === "ABANDONED") return <p className="c-lead">{result.abandoned}</p>;
  if (page.standing !== "DONE") return null;
  const { taken, updated, leftOut } = page;
  const isKept = page.counts.LEFT_OUT > 0;
  return (
    <>
      <p className="c-lead">
        {page.kind === "CLIENTS" ? result.DONE.CLIENTS(taken ?? 0, updated ?? 0) : result.DONE.CASES(taken ?? 0)}{" "}
        {(leftOut ?? 0) === 0 ? result.noneLeftOut : result.leftOut(leftOut ?? 0)}
      </p>
      <Buttons>
        {page.kind === "CLIENTS" ? (
          <LinkButton href="/clients" solid>
            {result.toBook}
          </LinkButton>
        ) : (
          <LinkButton href="/cases" solid>
            {result.toCases}
          </LinkButton>
        )}
      </Buttons>
      {(leftOut ?? 0) === 0 ? null : (
        <Section id="fuori" title={rows.views.LEFT_OUT} count={leftOut ?? 0}>
          {isKept ? (
            <>
              <DocsList
                docs={[
                  {
                    href: `/imports/${page.id}/left-out.csv`,
                    title: result.download,
                    note: result.kept(KEPT_DAYS),
                    download: true,
                  },
                ]}
              />
              <PostForm action={`/imports/${page.id}/forget`}>
                <Buttons>
                  <SubmitButton>{result.forget}</SubmitButton>
                </Buttons>
              </PostForm>
            </>
          ) : (
            <p>{result.gone}</p>
          )}
        </Section>
      )}
    </>
  );
}

/** What else can be done with a file that has not been started. */
function OtherWays({ page }: { page: ImportPage }) {
  const { one, map } = useWords().imports;
  return (
    <div className="u-t6 is-screen">
      <PostForm action={`/imports/${page.id}/abandon`} prefix="abbandona-">
        <p className="c-muted c-small">{one.abandonHint}</p>
        <Buttons>
          <SubmitButton>{one.abandon}</SubmitButton>
          <LinkButton href={`/imports/${page.id}/columns`}>{map.change}</LinkButton>
        </Buttons>
      </PostForm>
    </div>
  );
}
