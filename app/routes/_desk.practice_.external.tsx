import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { declareMandate, keptRulesets } from "~/mandates/declare-mandate.server";
import { keptHref } from "~/mandates/kept-href";
import { rulesetByCode } from "~/rulesets/catalog";
import { addYears, earlierOf } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const text = (most: number) => z.string().trim().min(1, "required").max(most, "too-long");
const Fields = z.object({
  name: text(120),
  officeName: text(120),
  officeAddress: text(200),
  city: text(80),
  ruleset: text(60),
  number: text(40),
  kind: z.enum(["NATURAL", "LEGAL"]),
  validFrom: dayField,
  validTo: dayField,
});

export const loader = pageLoader("_desk.practice_.external", async ({ ctx, words, language }) => ({
  title: words.mandates.external.title,
  today: today(ctx),
  nextYear: addYears(today(ctx), 1),
  rulesets: keptRulesets().map((code) => ({ value: code, label: rulesetByCode(code).name[language] })),
}));

export const action = pageAction("_desk.practice_.external", async ({ ctx, form }) => {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { name, officeName, officeAddress, city, ...mandate } = parsed.value;
  const on = today(ctx);
  const rulesetFrom = earlierOf(mandate.validFrom, on);
  const outcome = await declareMandate(ctx, {
    chamber: { name, officeName, officeAddress, city },
    rulesetFrom,
    ...mandate,
  });
  return outcome.ok ? said(keptHref(outcome.value.chamberId), "declared") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function DeclareMandate() {
  const { mandates, chamber } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = mandates.external;
  const { fields } = words;
  return (
    <Page title={words.title} crumbs={[{ href: "/practice", label: mandates.title }, { label: words.title }]} narrow>
      <p className="c-lead u-t4">{words.lead}</p>
      <p className="u-t2">{words.effect}</p>
      <PostForm form={form} labels={fields} refusals={mandates.refusals}>
        <FieldSet legend={words.chamber}>
          <TextField name="name" label={fields.name} hint={words.nameHint} maxLength={120} />
          <Grid>
            <TextField name="officeName" label={fields.officeName} maxLength={120} span={3} />
            <TextField name="city" label={fields.city} maxLength={80} span={3} />
          </Grid>
          <TextField name="officeAddress" label={fields.officeAddress} maxLength={200} />
          <SelectField
            name="ruleset"
            label={fields.ruleset}
            hint={words.rulesetHint}
            options={page.rulesets}
            defaultValue={page.rulesets[0]?.value}
          />
        </FieldSet>
        <FieldSet legend={words.mandate}>
          <TextField name="number" label={fields.number} maxLength={40} />
          <RadioField name="kind" label={fields.kind} options={optionsOf(chamber.kinds)} />
          <Grid>
            <DateField name="validFrom" label={fields.validFrom} defaultValue={page.today} span={3} />
            <DateField name="validTo" label={fields.validTo} defaultValue={page.nextYear} span={3} />
          </Grid>
        </FieldSet>
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href="/practice">{mandates.practice.back}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
