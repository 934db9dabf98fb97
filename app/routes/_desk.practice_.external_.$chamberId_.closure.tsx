import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { setKeptClosure } from "~/mandates/kept-chamber.server";
import { keptHref } from "~/mandates/kept-href";
import { KeptPage } from "~/mandates/kept-page";
import { readKeptChamber } from "~/mandates/read-kept-chamber.server";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { TextField } from "~/ui/form/text-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({
  dayFrom: dayField,
  dayTo: dayField,
  reason: z.string().trim().min(1, "required").max(120, "too-long"),
});

export const loader = pageLoader(
  "_desk.practice_.external_.$chamberId_.closure",
  async ({ ctx, scope, params, words }) => {
    const { id, name } = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
    return { title: words.mandates.closure.title, today: today(ctx), chamber: { id, name } };
  },
);

export const action = pageAction("_desk.practice_.external_.$chamberId_.closure", async ({ ctx, params, form }) => {
  const chamberId = idParam(params, "chamberId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await setKeptClosure(ctx, { chamberId, ...parsed.value });
  return outcome.ok ? said(keptHref(chamberId), "closed") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function AddClosure() {
  const { closure: words } = useWords().mandates;
  const { chamber, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const labels = { dayFrom: words.from, dayTo: words.to, reason: words.reason };
  return (
    <KeptPage chamber={chamber} words={words} form={form} labels={labels}>
      <Grid>
        <DateField name="dayFrom" label={words.from} defaultValue={on} span={3} />
        <DateField name="dayTo" label={words.to} defaultValue={on} span={3} />
      </Grid>
      <TextField name="reason" label={words.reason} hint={words.reasonHint} maxLength={120} />
    </KeptPage>
  );
}
