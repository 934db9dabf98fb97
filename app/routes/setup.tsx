import { redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { emailField } from "~/access/email";
import { isFirstStart } from "~/access/local-machine.server";
import { invalid, publicAction, publicLoader, refuse } from "~/access/page.server";
import { chamberRulesets, createFirstChamber } from "~/chamber/create-chamber.server";
import { notFound } from "~/platform/errors";
import { rulesetByCode } from "~/rulesets/catalog";
import { type Day, dayInRome, isDay } from "~/terms/day";
import { BareFrame } from "~/ui/bare-frame";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const line = z.string().trim().min(1, "required").max(160, "too-long");

const First = z.object({
  name: line,
  officeName: line,
  officeAddress: line,
  city: line,
  ruleset: z.string().min(1, "choose-one"),
  rulesetFrom: z
    .string()
    .min(1, "required")
    .refine((text): text is Day => isDay(text), "not-a-day"),
  managerName: line,
  managerEmail: emailField,
});

export const loader = publicLoader("setup", async (page) => {
  if (!(await isFirstStart(page))) notFound();
  return {
    title: page.words.access.setup.title,
    rulesets: chamberRulesets().map((code) => ({ value: code, label: rulesetByCode(code).name[page.language] })),
    // Also what happened earlier this year can then be recorded under the rules of its day.
    from: `${dayInRome(page.platform.clock.now()).slice(0, 4)}-01-01`,
  };
});

export const action = publicAction("setup", async (page) => {
  if (!(await isFirstStart(page))) notFound();
  const parsed = parseForm(First, page.form);
  if (!parsed.ok) return invalid(parsed.form);
  const { managerName, managerEmail, ...chamber } = parsed.value;
  const outcome = await createFirstChamber(page.platform, {
    ...chamber,
    manager: { name: managerName, email: managerEmail },
    language: page.language,
  });
  if (!outcome.ok) return refuse(page.form, outcome);
  return redirect(new URL(outcome.value.link).pathname, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Setup() {
  const { access } = useWords();
  const { rulesets, from } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { setup, fields } = access;
  const labels = { ...setup, managerName: fields.name, managerEmail: fields.email };
  return (
    <BareFrame path="/setup" languageAction="/language">
      <Page title={setup.title} lead={setup.lead} narrow>
        <PostForm form={form} labels={labels} refusals={access.refusals}>
          <FieldSet legend={setup.chamber}>
            <TextField name="name" label={setup.name} hint={setup.nameHint} maxLength={160} />
            <TextField name="officeName" label={setup.officeName} hint={setup.officeNameHint} maxLength={160} />
            <TextField name="officeAddress" label={setup.officeAddress} maxLength={160} />
            <TextField name="city" label={setup.city} maxLength={160} />
            <SelectField
              name="ruleset"
              label={setup.ruleset}
              defaultValue={rulesets[0]?.value ?? ""}
              options={rulesets}
            />
            <DateField name="rulesetFrom" label={setup.rulesetFrom} defaultValue={from} />
          </FieldSet>
          <FieldSet legend={setup.manager}>
            <TextField name="managerName" label={fields.name} autoComplete="name" maxLength={120} />
            <TextField name="managerEmail" type="email" label={fields.email} autoComplete="email" />
          </FieldSet>
          <Buttons>
            <SubmitButton solid>{setup.create}</SubmitButton>
          </Buttons>
        </PostForm>
      </Page>
    </BareFrame>
  );
}
