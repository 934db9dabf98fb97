import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { signMandate } from "~/mandates/mandate-acts.server";
import { MandateFieldSet } from "~/mandates/mandate-field-set";
import { mandateFields } from "~/mandates/mandate-fields";
import { readMandate } from "~/mandates/read-mandates.server";
import { addDays, addYears } from "~/terms/day";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Terms = z.object(mandateFields);

export const loader = pageLoader("_desk.chamber.mandates.$mandateId_.further", async ({ ctx, params, words }) => {
  const { id, practice, kind, validTo } = await readMandate(ctx, idParam(params, "mandateId"));
  const now = today(ctx);
  const from = validTo < now ? now : addDays(validTo, 1);
  return { title: words.chamber.further.title, id, practice, kind, from, to: addDays(addYears(from, 3), -1) };
});

export const action = pageAction("_desk.chamber.mandates.$mandateId_.further", async ({ ctx, params, form }) => {
  const { practiceId, practice } = await readMandate(ctx, idParam(params, "mandateId"));
  const parsed = parseForm(Terms, form);
  if (!parsed.ok) return invalid(parsed.form);
  const signed = await signMandate(ctx, { forPractice: practiceId, practiceName: practice, ...parsed.value });
  return signed.ok ? said(`/chamber/mandates/${signed.value.mandateId}`, "signed") : refuse(form, signed);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function FurtherMandate() {
  const { chamber, common } = useWords();
  const { title, id, practice, kind, from, to } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const back = `/chamber/mandates/${id}`;
  return (
    <Page
      title={title}
      lead={chamber.further.lead(practice)}
      crumbs={[
        { href: "/chamber/mandates", label: chamber.mandates.title },
        { href: back, label: practice },
        { label: title },
      ]}
      narrow
    >
      <PostForm form={form} labels={chamber.register.fields} refusals={chamber.refusals}>
        <RadioField
          name="kind"
          label={chamber.register.fields.kind}
          options={optionsOf(chamber.kinds)}
          defaultValue={kind}
        />
        <MandateFieldSet from={from} to={to} />
        <Buttons>
          <SubmitButton solid>{chamber.further.submit}</SubmitButton>
          <LinkButton href={back}>{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
