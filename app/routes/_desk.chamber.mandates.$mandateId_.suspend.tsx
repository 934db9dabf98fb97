import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chamberOf, today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ChangePage } from "~/mandates/change-page";
import { changeMandateTerms } from "~/mandates/mandate-acts.server";
import { readMandate } from "~/mandates/read-mandates.server";
import { dayField, optionalDayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Change = z.object({ from: dayField, to: optionalDayField });

export const loader = pageLoader("_desk.chamber.mandates.$mandateId_.suspend", async ({ ctx, params, words }) => ({
  title: words.chamber.change.suspend.title,
  mandate: await readMandate(ctx, idParam(params, "mandateId")),
  today: today(ctx),
}));

export const action = pageAction("_desk.chamber.mandates.$mandateId_.suspend", async ({ ctx, params, form }) => {
  const mandateId = idParam(params, "mandateId");
  const parsed = parseForm(Change, form);
  if (!parsed.ok) return invalid(parsed.form);
  const change = { what: "suspend" as const, ...parsed.value };
  const changed = await changeMandateTerms(ctx, { chamberId: chamberOf(ctx), mandateId, change });
  return changed.ok ? said(`/chamber/mandates/${mandateId}`, "suspended") : refuse(form, changed);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Suspend() {
  const { chamber } = useWords();
  const { title, mandate, today: now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.change.suspend;
  return (
    <ChangePage
      title={title}
      lead={w.lead}
      mandate={mandate}
      possible={mandate.endedOn === null}
      form={form}
      labels={w}
      submit={w.submit}
    >
      <Grid>
        <DateField name="from" label={w.from} defaultValue={now} span={3} />
        <DateField name="to" label={w.to} hint={w.toHint} span={3} optional />
      </Grid>
    </ChangePage>
  );
}
