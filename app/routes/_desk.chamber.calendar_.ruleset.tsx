import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { chamberRulesets } from "~/chamber/create-chamber.server";
import { dateRuleset } from "~/mandates/mandate-acts.server";
import { rulesetByCode } from "~/rulesets/catalog";
import { addDays } from "~/terms/day";
import { dayField, optionalDayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useLanguage, useWords } from "~/ui/words/use-words";

const Dating = z.object({ ruleset: z.enum(chamberRulesets()), validFrom: dayField, validTo: optionalDayField });

export const loader = pageLoader("_desk.chamber.calendar_.ruleset", async ({ ctx, words }) => ({
  title: words.chamber.ruleset.title,
  tomorrow: addDays(today(ctx), 1),
  rulesets: chamberRulesets().map((code) => ({ code, ...rulesetByCode(code).name })),
}));

/** Rules come into force from a day to come: what was done stays under those of its day (R8). */
export const action = pageAction("_desk.chamber.calendar_.ruleset", async ({ ctx, form }) => {
  const parsed = parseForm(Dating, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { ruleset: code, ...days } = parsed.value;
  const dated = await dateRuleset(ctx, { code, ...days });
  return dated.ok ? said("/chamber/calendar", "dated") : refuse(form, dated);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function DateRuleset() {
  const { chamber, common } = useWords();
  const language = useLanguage();
  const { title, tomorrow, rulesets } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.ruleset;
  const { fields } = w;
  return (
    <Page
      title={title}
      lead={w.lead}
      crumbs={[{ href: "/chamber/calendar", label: chamber.calendar.title }, { label: title }]}
      narrow
    >
      <PostForm form={form} labels={fields} refusals={chamber.refusals}>
        <RadioField
          name="ruleset"
          label={fields.ruleset}
          options={rulesets.map((one) => ({ value: one.code, label: one[language], hint: one.code }))}
        />
        <Grid>
          <DateField name="validFrom" label={fields.validFrom} defaultValue={tomorrow} min={tomorrow} span={3} />
          <DateField name="validTo" label={fields.validTo} hint={w.toHint} span={3} optional />
        </Grid>
        <Buttons>
          <SubmitButton solid>{w.submit}</SubmitButton>
          <LinkButton href="/chamber/calendar">{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
