import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope } from "~/access/context";
import { pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { lackingContacts } from "~/cases/applicant";
import { valuesOfApplicant } from "~/clients/applicant-form";
import { editClient } from "~/clients/edit-client.server";
import { aidsOf, type PersonAids } from "~/clients/person-aids";
import { PersonFields, personLabels, personRefusals } from "~/clients/person-fields";
import { readPersonForm } from "~/clients/person-form.server";
import { notFound } from "~/platform/errors";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, type FormState } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { findClient } from "~db/queries/clients";

export const loader = pageLoader("_desk.clients.$clientId_.edit", async ({ ctx, scope, params, words }) => {
  const clientId = idParam(params, "clientId");
  const row = await clientOf(ctx, scope, clientId);
  return {
    title: words.clients.page.editTitle,
    id: row.id,
    version: row.version,
    name: `${row.applicant.name} ${row.applicant.surname}`,
    start: valuesOfApplicant(row.applicant),
    mayLack: lackingContacts(row.applicant),
  };
});

const clientOf = async (ctx: Context, scope: Scope, clientId: string) =>
  (await look(ctx, scope, (tx) => findClient(tx, practiceOf(ctx), clientId))) ?? notFound();

/** `version` is the one the form was drawn from: what somebody else saved meanwhile is not overwritten. */
export const action = pageAction("_desk.clients.$clientId_.edit", async ({ ctx, scope, params, form }) => {
  const clientId = idParam(params, "clientId");
  const version = Number(form.get("version"));
  const mayLack = lackingContacts((await clientOf(ctx, scope, clientId)).applicant);
  const read = await readPersonForm(ctx, form, { another: false, mayLack });
  if (!read.ok) return data({ form: read.form, aids: read.aids, version }, read.filled ? 200 : 422);
  const outcome = await editClient(ctx, { clientId, version, applicant: read.applicant });
  return outcome.ok ? said(`/clients/${clientId}`, "changed") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function EditClient() {
  const w = useWords();
  const page = useLoaderData<typeof loader>();
  const sent: { form: FormState; aids?: PersonAids; version?: number } | undefined = useActionData<typeof action>();
  return (
    <Page
      title={page.title}
      sub={page.name}
      lead={w.clients.page.casesKeep}
      crumbs={[
        { href: "/clients", label: w.clients.title },
        { href: `/clients/${page.id}`, label: page.name },
        { label: page.title },
      ]}
      narrow
    >
      <PostForm form={sent?.form ?? emptyForm} labels={personLabels(w)} refusals={personRefusals(w)}>
        <Hidden name="version" value={String(sent?.version ?? page.version)} />
        <PersonFields start={page.start} aids={aidsOf(sent)} mayLack={page.mayLack} />
        <Buttons>
          <SubmitButton solid>{w.common.save}</SubmitButton>
          <LinkButton href={`/clients/${page.id}`}>{w.common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
