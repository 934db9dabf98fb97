import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { readWaitingPage } from "~/scans/read-scans.server";
import { filePage } from "~/scans/settle-page.server";
import { SheetFieldSchema, SheetFields, sheetLabels, typedSheet } from "~/scans/sheet-fields";
import { PagePicture, pageHref, WhyItWaits } from "~/scans/waiting-pages";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.scans.$scanId.pages.$pageId_.file", async ({ ctx, params, words }) => ({
  title: words.scans.file.title,
  page: await readWaitingPage(ctx, idParam(params, "scanId"), idParam(params, "pageId")),
}));

/** Back to the tray: whoever files one page goes on with the next. */
export const action = pageAction("_desk.scans.$scanId.pages.$pageId_.file", async ({ ctx, params, form }) => {
  const pageId = idParam(params, "pageId");
  const parsed = parseForm(SheetFieldSchema, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await filePage(ctx, { pageId, typed: typedSheet(parsed.value) });
  return outcome.ok ? said("/scans", "filed") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function FilePage() {
  const w = useWords();
  const { scans } = w;
  const { title, page } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <Page title={title} crumbs={[{ href: "/scans", label: scans.title }, { label: title }]} narrow>
      {page === null ? (
        <Callout tone="plain">
          <p>{scans.file.settled}</p>
          <p className="u-t3">
            <LinkButton href="/scans">{scans.file.back}</LinkButton>
          </p>
        </Callout>
      ) : (
        <>
          <p className="c-lead u-t4">{scans.file.lead}</p>
          <div className="c-tray__one">
            <PagePicture page={page} />
            <div>
              <WhyItWaits page={page} />
              <PostForm form={form} labels={sheetLabels(w)} refusals={scans.refusals}>
                <SheetFields code={page.codes.length === 1 ? page.codes[0] : undefined} />
                <Buttons>
                  <SubmitButton solid>{scans.tray.file}</SubmitButton>
                  <LinkButton href={`${pageHref(page)}/discard`}>{scans.tray.discard}</LinkButton>
                </Buttons>
              </PostForm>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
