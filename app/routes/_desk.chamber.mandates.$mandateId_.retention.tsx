import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { chamberOf, today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { readMandate } from "~/mandates/read-mandates.server";
import { readTerms } from "~/retention/read-terms.server";
import { setRetentionTerms } from "~/retention/set-terms.server";
import { TermsFields } from "~/retention/terms-fields";
import { TermsForm } from "~/retention/terms-form";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader(
  "_desk.chamber.mandates.$mandateId_.retention",
  async ({ ctx, scope, params, words }) => {
    const { id, practice } = await readMandate(ctx, idParam(params, "mandateId"));
    const { now } = await readTerms(ctx, scope, { chamberId: chamberOf(ctx), mandateId: id });
    return { title: words.retention.terms.title, today: today(ctx), mandate: { id, practice }, terms: now };
  },
);

export const action = pageAction("_desk.chamber.mandates.$mandateId_.retention", async ({ ctx, params, form }) => {
  const mandateId = idParam(params, "mandateId");
  const parsed = parseForm(TermsFields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const set = await setRetentionTerms(ctx, { chamberId: chamberOf(ctx), mandateId, ...parsed.value });
  return set.ok ? said(`/chamber/mandates/${mandateId}`, "retention-set") : refuse(form, set);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function RetentionTerms() {
  const { chamber, retention } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const back = `/chamber/mandates/${page.mandate.id}`;
  return (
    <Page
      title={page.title}
      lead={retention.terms.changeLead}
      crumbs={[
        { href: "/chamber/mandates", label: chamber.mandates.title },
        { href: back, label: page.mandate.practice },
        { label: page.title },
      ]}
      narrow
    >
      <TermsForm form={form} terms={page.terms} today={page.today} back={back} />
    </Page>
  );
}
