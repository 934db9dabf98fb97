import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { emailField } from "~/access/email";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { mandateKnownPractice } from "~/chamber/mandate-known-practice.server";
import { registerPractice } from "~/chamber/register-practice.server";
import { parsePartitaIva } from "~/clients/partita-iva";
import { MandateFieldSet } from "~/mandates/mandate-field-set";
import { mandateFields } from "~/mandates/mandate-fields";
import { addDays, addYears } from "~/terms/day";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Owner = { ownerName: z.string().trim().min(1, "required").max(120, "too-long"), email: emailField };
const Practice = z.object({
  name: z.string().trim().min(1, "required").max(120, "too-long"),
  vatNumber: z
    .string()
    .trim()
    .refine((text) => text === "" || parsePartitaIva(text).ok, "invalid")
    .default(""),
  address: z.string().trim().min(1, "required").max(200, "too-long"),
  language: z.enum(["it", "en"]),
  ...mandateFields,
  ...Owner,
});
const KnownPractice = z.object({ ...mandateFields, email: emailField });

export const loader = pageLoader("_desk.chamber.mandates.new", async ({ ctx, words }) => {
  const from = today(ctx);
  return { title: words.chamber.register.title, from, to: addDays(addYears(from, 3), -1) };
});

/** A practice comes into service; one that is there through another chamber only gets the mandate. */
export const action = pageAction("_desk.chamber.mandates.new", async ({ ctx, form }) => {
  if (form.get("existing") === "on") {
    const known = parseForm(KnownPractice, form);
    if (!known.ok) return invalid(known.form);
    const { email, ...mandate } = known.value;
    const given = await mandateKnownPractice(ctx, { ownerEmail: email, mandate });
    return given.ok ? said(`/chamber/mandates/${given.value.mandateId}`, "mandated") : refuse(form, given);
  }
  const parsed = parseForm(Practice, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { name, kind, vatNumber, address, language, ownerName, email, number, validFrom, validTo } = parsed.value;
  const vat = vatNumber === "" ? null : parsePartitaIva(vatNumber);
  const registered = await registerPractice(ctx, {
    name,
    kind,
    vatNumber: vat?.ok ? vat.code : null,
    address,
    owner: { name: ownerName, email },
    mandate: { number, validFrom, validTo },
    language,
  });
  return registered.ok
    ? said(`/chamber/mandates/${registered.value.mandateId}`, "registered")
    : refuse(form, registered);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function RegisterPractice() {
  const { chamber, access, common } = useWords();
  const { title, from, to } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.register;
  const { fields } = w;
  const offersKnown = form.refusal?.code === "email-taken" || form.values.existing === "on";
  return (
    <Page
      title={title}
      lead={w.lead}
      crumbs={[{ href: "/chamber/mandates", label: chamber.mandates.title }, { label: title }]}
      narrow
    >
      <PostForm form={form} labels={fields} refusals={chamber.refusals}>
        <FieldSet legend={w.practice}>
          <TextField name="name" label={fields.name} maxLength={120} />
          <RadioField name="kind" label={fields.kind} options={optionsOf(chamber.kinds)} defaultValue="NATURAL" />
          <TextField
            name="vatNumber"
            label={fields.vatNumber}
            inputMode="numeric"
            maxLength={20}
            suggestion={w.vatWrong}
            code
            optional
          />
          <TextField name="address" label={fields.address} hint={w.addressHint} maxLength={200} />
        </FieldSet>
        <MandateFieldSet from={from} to={to} />
        <FieldSet legend={w.head}>
          <TextField name="ownerName" label={fields.ownerName} maxLength={120} />
          <TextField name="email" type="email" label={fields.email} />
          {offersKnown ? <CheckField name="existing" label={w.existing} hint={w.existingHint} /> : null}
          <RadioField name="language" label={fields.language} options={optionsOf(access.languages)} defaultValue="it" />
        </FieldSet>
        <Buttons>
          <SubmitButton solid>{w.submit}</SubmitButton>
          <LinkButton href="/chamber/mandates">{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
