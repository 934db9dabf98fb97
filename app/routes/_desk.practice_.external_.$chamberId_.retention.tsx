import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { keptHref } from "~/mandates/kept-href";
import { readKeptChamber } from "~/mandates/read-kept-chamber.server";
import { readTerms } from "~/retention/read-terms.server";
import { setRetentionTerms } from "~/retention/set-terms.server";
import { TermsFields } from "~/retention/terms-fields";
import { TermsForm } from "~/retention/terms-form";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader(
  "_desk.practice_.external_.$chamberId_.retention",
  async ({ ctx, scope, params, words }) => {
    const { id, name, mandate } = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
    const { now } = await readTerms(ctx, scope, { chamberId: id, mandateId: mandate.id });
    return { title: words.retention.terms.title, today: today(ctx), chamber: { id, name }, terms: now };
  },
);

export const action = pageAction(
  "_desk.practice_.external_.$chamberId_.retention",
  async ({ ctx, scope, params, form }) => {
    const { id, mandate } = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
    const parsed = parseForm(TermsFields, form);
    if (!parsed.ok) return invalid(parsed.form);
    const set = await setRetentionTerms(ctx, { chamberId: id, mandateId: mandate.id, ...parsed.value });
    return set.ok ? said(keptHref(id), "retention-set") : refuse(form, set);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function RetentionTerms() {
  const { mandates, retention } = useWords();
  const { title, chamber, terms, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const href = keptHref(chamber.id);
  return (
    <Page
      title={title}
      lead={retention.terms.changeLead}
      crumbs={[{ href: "/practice", label: mandates.title }, { href, label: chamber.name }, { label: title }]}
      narrow
    >
      <TermsForm form={form} terms={terms} today={on} back={href} />
    </Page>
  );
}
