import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { cancelSlip } from "~/batches/close-slip.server";
import { readSlip } from "~/batches/read-batch.server";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, refusedForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.batches.$batchId_.cancel", async ({ ctx, scope, params, words, language }) => {
  const slip = await readSlip(ctx, scope, idParam(params, "batchId"), language);
  return { title: words.batches.cancel.title(slip.number), slip };
});

export const action = pageAction("_desk.batches.$batchId_.cancel", async ({ ctx, params, form }) => {
  const batchId = idParam(params, "batchId");
  const outcome = await cancelSlip(ctx, { batchId });
  return outcome.ok ? said(`/batches/${batchId}`, "cancelled") : invalid(refusedForm(form, outcome.refusal));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function CancelSlip() {
  const { batches } = useWords();
  const { slip, title } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = batches.cancel;
  const href = `/batches/${slip.id}`;
  const crumbs = [
    { href: "/batches", label: batches.title },
    { href, label: slip.number },
    { label: batches.acts.cancel },
  ];
  if (slip.state !== "OPEN" && slip.state !== "CLOSED") {
    return (
      <Page title={title} crumbs={crumbs} narrow>
        <Callout tone="soon">
          <p>{batches.refusals["batch-not-open"]}</p>
        </Callout>
        <LinkButton href={href}>{batches.acts.back}</LinkButton>
      </Page>
    );
  }
  return (
    <Page title={title} crumbs={crumbs} narrow>
      <p className="c-lead u-t4">{words.lead(slip.lines.length)}</p>
      {slip.state === "CLOSED" && !slip.kept ? <p className="u-t2">{words.seen(slip.chamber.name)}</p> : null}
      <PostForm form={form} refusals={batches.refusals}>
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={href}>{words.keep}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
