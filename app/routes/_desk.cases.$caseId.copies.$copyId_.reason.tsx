import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import { Callout } from "~/ui/callout";
import { AddressForm } from "~/ui/form/address-form";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, type FormState } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { optionsOf } from "~/ui/form/options-of";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { findCase, findIdentityCopy } from "~db/queries/cases";

/** Why somebody of the chamber looks: chosen before the picture, kept with the record of the reading. */
export const loader = pageLoader(
  "_desk.cases.$caseId.copies.$copyId_.reason",
  async ({ ctx, scope, params, url, words }) => {
    const [caseId, copyId] = [idParam(params, "caseId"), idParam(params, "copyId")];
    const refusal = url.searchParams.get("rifiuto");
    return look(ctx, scope, async (tx) => {
      const copy = (await findIdentityCopy(tx, scope, copyId)) ?? notFound();
      const row = (await findCase(tx, scope, caseId)) ?? notFound();
      if (copy.caseId !== row.id) return notFound();
      return {
        title: words.cases.copies.title,
        ...{ caseId, copyId, refusal },
        number: caseNumber(row),
        kind: copy.kind,
        gone: copy.destroyedAt !== null || copy.replacedAt !== null || refusal === "copy-destroyed",
      };
    });
  },
);

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Reason() {
  const { cases, capture } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = cases.copies;
  const href = `/cases/${page.caseId}`;
  const form: FormState =
    page.refusal === "asked" ? { ...emptyForm, refusal: { code: "reason-missing", field: "reason" } } : emptyForm;
  return (
    <Page
      title={words.title}
      sub={capture.kinds[page.kind]}
      crumbs={[{ href, label: cases.number(page.number) }, { label: words.title }]}
      narrow
    >
      {page.gone ? (
        <Callout tone="plain">
          <p>{words.gone}</p>
        </Callout>
      ) : (
        <>
          <p className="c-lead">{words.lead}</p>
          <AddressForm
            form={form}
            action={`${href}/copies/${page.copyId}`}
            labels={{ reason: words.reason }}
            refusals={cases.refusals}
          >
            <Hidden name="asked" value="1" />
            <RadioField name="reason" label={words.reason} options={optionsOf(words.reasons)} />
            <Buttons>
              <SubmitButton solid>{words.submit}</SubmitButton>
              <LinkButton href={href}>{cases.notNow.back}</LinkButton>
            </Buttons>
          </AddressForm>
        </>
      )}
    </Page>
  );
}
