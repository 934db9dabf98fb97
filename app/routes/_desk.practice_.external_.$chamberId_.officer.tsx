import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { keptHref } from "~/mandates/kept-href";
import { KeptPage } from "~/mandates/kept-page";
import { enableOfficer } from "~/mandates/mandate-acts.server";
import { readKeptChamber } from "~/mandates/read-kept-chamber.server";
import { notFound } from "~/platform/errors";
import { laterOf } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { RadioField } from "~/ui/form/radio-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({
  userId: z.string().refine(isId, "choose-one"),
  kind: z.enum(["OFFICER", "DELEGATE"]),
  codiceFiscale: z.string().trim().max(40, "too-long").default(""),
  validFrom: dayField,
  validTo: dayField,
});

export const loader = pageLoader(
  "_desk.practice_.external_.$chamberId_.officer",
  async ({ ctx, scope, params, words }) => {
    const { id, name, mandate, staff } = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
    const on = today(ctx);
    return {
      title: words.mandates.officer.title,
      from: laterOf(mandate.validFrom, on),
      to: mandate.validTo,
      chamber: { id, name },
      staff,
    };
  },
);

export const action = pageAction(
  "_desk.practice_.external_.$chamberId_.officer",
  async ({ ctx, scope, params, form }) => {
    const chamberId = idParam(params, "chamberId");
    const parsed = parseForm(Fields, form);
    if (!parsed.ok) return invalid(parsed.form);
    const { codiceFiscale, ...enabled } = parsed.value;
    if (enabled.kind === "OFFICER" && codiceFiscale === "")
      return invalid(errorForm(form, { codiceFiscale: ["required"] }));
    const { mandate, staff } = await readKeptChamber(ctx, scope, chamberId);
    const person = staff.find(({ id }) => id === enabled.userId) ?? notFound();
    const outcome = await enableOfficer(ctx, {
      chamberId,
      mandateId: mandate.id,
      name: person.name,
      codiceFiscale: codiceFiscale === "" ? null : codiceFiscale,
      ...enabled,
    });
    return outcome.ok ? said(keptHref(chamberId), "enabled") : refuse(form, outcome);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function EnableOfficer() {
  const { mandates, common } = useWords();
  const { chamber, staff, from, to } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = mandates.officer;
  const labels = {
    userId: words.person,
    kind: words.kind,
    codiceFiscale: words.codiceFiscale,
    validFrom: words.from,
    validTo: words.to,
  };
  return (
    <KeptPage chamber={chamber} words={words} lead={words.lead} form={form} labels={labels}>
      <SelectField
        name="userId"
        label={words.person}
        empty={common.choose}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioField name="kind" label={words.kind} options={optionsOf(mandates.people.kinds)} defaultValue="OFFICER" />
      <TextField
        name="codiceFiscale"
        label={words.codiceFiscale}
        hint={words.codiceFiscaleHint}
        code
        upper
        maxLength={40}
      />
      <Grid>
        <DateField name="validFrom" label={words.from} defaultValue={from} span={3} />
        <DateField name="validTo" label={words.to} defaultValue={to} span={3} />
      </Grid>
    </KeptPage>
  );
}
