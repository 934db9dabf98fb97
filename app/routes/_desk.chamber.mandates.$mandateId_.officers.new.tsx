import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chamberOf, today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ChangePage } from "~/mandates/change-page";
import { enableOfficer } from "~/mandates/mandate-acts.server";
import { readMandate, readPracticePeople } from "~/mandates/read-mandates.server";
import { dayField } from "~/terms/day-field";
import { Callout } from "~/ui/callout";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { RadioField } from "~/ui/form/radio-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Enabling = z.object({
  userId: z.uuid("choose-one"),
  kind: z.enum(["OFFICER", "DELEGATE"]),
  codiceFiscale: z.string().trim().max(20, "too-long").default(""),
  validFrom: dayField,
  validTo: dayField,
});

export const loader = pageLoader("_desk.chamber.mandates.$mandateId_.officers.new", async ({ ctx, params, words }) => {
  const mandate = await readMandate(ctx, idParam(params, "mandateId"));
  const people = await readPracticePeople(ctx, mandate.id);
  const from = mandate.standing === "NOT_YET" ? mandate.validFrom : today(ctx);
  return { title: words.chamber.enable.title, mandate, people, from };
});

/** The name is the one the person has at the practice; whoever identifies others gives the tax code, too (A34). */
export const action = pageAction("_desk.chamber.mandates.$mandateId_.officers.new", async ({ ctx, params, form }) => {
  const mandateId = idParam(params, "mandateId");
  const people = await readPracticePeople(ctx, mandateId);
  const parsed = parseForm(Enabling, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { userId, kind, codiceFiscale, ...days } = parsed.value;
  const person = people.find(({ id }) => id === userId);
  if (!person) return invalid(errorForm(form, { userId: ["choose-one"] }));
  if (kind === "OFFICER" && codiceFiscale === "") return invalid(errorForm(form, { codiceFiscale: ["required"] }));
  const enabled = await enableOfficer(ctx, {
    chamberId: chamberOf(ctx),
    mandateId,
    userId,
    name: person.name,
    kind,
    codiceFiscale: codiceFiscale === "" ? null : codiceFiscale,
    ...days,
  });
  return enabled.ok ? said(`/chamber/mandates/${mandateId}`, "enabled") : refuse(form, enabled);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Enable() {
  const { chamber } = useWords();
  const { title, mandate, people, from } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.enable;
  const { fields, kindHints } = w;
  const { kinds } = chamber.mandate;
  return (
    <ChangePage
      title={title}
      lead={w.lead(mandate.practice)}
      mandate={mandate}
      possible={mandate.endedOn === null}
      form={form}
      labels={fields}
      submit={w.submit}
    >
      {people.length === 0 ? <Callout tone="soon">{w.nobody}</Callout> : null}
      <SelectField
        name="userId"
        label={fields.userId}
        empty={w.choose}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioField
        name="kind"
        label={fields.kind}
        defaultValue="OFFICER"
        options={[
          { value: "OFFICER", label: kinds.OFFICER, hint: kindHints.OFFICER },
          { value: "DELEGATE", label: kinds.DELEGATE, hint: kindHints.DELEGATE },
        ]}
      />
      <TextField name="codiceFiscale" label={fields.codiceFiscale} hint={w.taxCodeHint} maxLength={20} code upper />
      <Grid>
        <DateField name="validFrom" label={fields.validFrom} defaultValue={from} min={mandate.validFrom} span={3} />
        <DateField
          name="validTo"
          label={fields.validTo}
          defaultValue={mandate.validTo}
          max={mandate.validTo}
          span={3}
        />
      </Grid>
    </ChangePage>
  );
}
