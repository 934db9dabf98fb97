import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chamberOf } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ChangePage } from "~/mandates/change-page";
import { changeMandateTerms } from "~/mandates/mandate-acts.server";
import { readMandate } from "~/mandates/read-mandates.server";
import { addYears } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Change = z.object({ to: dayField });

export const loader = pageLoader("_desk.chamber.mandates.$mandateId_.extend", async ({ ctx, params, words }) => ({
  title: words.chamber.change.extend.title,
  mandate: await readMandate(ctx, idParam(params, "mandateId")),
}));

export const action = pageAction("_desk.chamber.mandates.$mandateId_.extend", async ({ ctx, params, form }) => {
  const mandateId = idParam(params, "mandateId");
  const parsed = parseForm(Change, form);
  if (!parsed.ok) return invalid(parsed.form);
  const change = { what: "extend" as const, to: parsed.value.to };
  const changed = await changeMandateTerms(ctx, { chamberId: chamberOf(ctx), mandateId, change });
  return changed.ok ? said(`/chamber/mandates/${mandateId}`, "extended") : refuse(form, changed);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Extend() {
  const { chamber, terms } = useWords();
  const { title, mandate } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.change.extend;
  return (
    <ChangePage
      title={title}
      lead={w.lead(terms.formatDay(mandate.validTo))}
      mandate={mandate}
      possible={mandate.endedOn === null}
      form={form}
      labels={{ to: w.to }}
      submit={w.submit}
    >
      <DateField name="to" label={w.to} defaultValue={addYears(mandate.validTo, 1)} min={mandate.validTo} />
    </ChangePage>
  );
}
