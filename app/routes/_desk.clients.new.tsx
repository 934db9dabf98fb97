import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { answeredBefore } from "~/access/act.server";
import { pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { aidsOf } from "~/clients/person-aids";
import { PersonFields, personLabels, personRefusals } from "~/clients/person-fields";
import { readPersonForm } from "~/clients/person-form.server";
import { registerClient } from "~/clients/register-client.server";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.clients.new", async ({ words }) => ({ title: words.clients.newClient }));

export const action = pageAction("_desk.clients.new", async ({ ctx, scope, form }) => {
  const read = await readPersonForm(ctx, form, { another: true });
  // Sent twice, the form meets the person it has just registered.
  const before = read.ok ? null : await answeredBefore<{ clientId: string }>(ctx, scope, "clients.register");
  if (before !== null) return said(`/clients/${before.value.clientId}`, "registered");
  if (!read.ok) return data({ form: read.form, aids: read.aids }, read.filled ? 200 : 422);
  const outcome = await registerClient(ctx, read.applicant);
  return outcome.ok ? said(`/clients/${outcome.value.clientId}`, "registered") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function NewClient() {
  const w = useWords();
  const { title } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <Page title={title} crumbs={[{ href: "/clients", label: w.clients.title }, { label: title }]} narrow>
      <PostForm form={sent?.form ?? emptyForm} labels={personLabels(w)} refusals={personRefusals(w)}>
        <PersonFields aids={aidsOf(sent)} scanFirst={sent === undefined} />
        <Buttons>
          <SubmitButton solid>{w.clients.saveNew}</SubmitButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
