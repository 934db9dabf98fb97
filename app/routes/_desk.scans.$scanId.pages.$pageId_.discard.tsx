import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { readWaitingPage } from "~/scans/read-scans.server";
import { DISCARD_REASONS } from "~/scans/scan";
import { discardPage } from "~/scans/settle-page.server";
import { PagePicture, WhyItWaits } from "~/scans/waiting-pages";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ reason: z.enum(DISCARD_REASONS) });

export const loader = pageLoader("_desk.scans.$scanId.pages.$pageId_.discard", async ({ ctx, params, words }) => ({
  title: words.scans.discard.title,
  page: await readWaitingPage(ctx, idParam(params, "scanId"), idParam(params, "pageId")),
}));

export const action = pageAction("_desk.scans.$scanId.pages.$pageId_.discard", async ({ ctx, params, form }) => {
  const pageId = idParam(params, "pageId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await discardPage(ctx, { pageId, ...parsed.value });
  return outcome.ok ? said("/scans", "discarded") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function DiscardPage() {
  const { scans } = useWords();
  const { title, page } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = scans.discard;
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
          <p className="c-lead u-t4">{words.lead}</p>
          <div className="c-tray__one">
            <PagePicture page={page} />
            <div>
              <WhyItWaits page={page} />
              <PostForm form={form} labels={{ reason: words.reason }} refusals={scans.refusals}>
                <RadioField name="reason" label={words.reason} options={optionsOf(words.reasons)} />
                <Buttons>
                  <SubmitButton solid>{words.submit}</SubmitButton>
                  <LinkButton href="/scans">{scans.file.back}</LinkButton>
                </Buttons>
              </PostForm>
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
