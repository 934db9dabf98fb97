import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chamberOf, today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ChangePage } from "~/mandates/change-page";
import { changeMandateTerms } from "~/mandates/mandate-acts.server";
import { readMandate } from "~/mandates/read-mandates.server";
import { addDays } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Change = z.object({ on: dayField });

export const loader = pageLoader("_desk.chamber.mandates.$mandateId_.resume", async ({ ctx, params, words }) => ({
  title: words.chamber.change.resume.title,
  mandate: await readMandate(ctx, idParam(params, "mandateId")),
  today: today(ctx),
}));

export const action = pageAction("_desk.chamber.mandates.$mandateId_.resume", async ({ ctx, params, form }) => {
  const mandateId = idParam(params, "mandateId");
  const parsed = parseForm(Change, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { suspendedFrom } = await readMandate(ctx, mandateId);
  if (suspendedFrom === null || parsed.value.on < suspendedFrom) return invalid(errorForm(form, { on: ["day-order"] }));
  // The suspension's last day is the one before.
  const change = { what: "resume" as const, on: addDays(parsed.value.on, -1) };
  const changed = await changeMandateTerms(ctx, { chamberId: chamberOf(ctx), mandateId, change });
  return changed.ok ? said(`/chamber/mandates/${mandateId}`, "resumed") : refuse(form, changed);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Resume() {
  const { chamber } = useWords();
  const { title, mandate, today: now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.change.resume;
  return (
    <ChangePage
      title={title}
      lead={w.lead}
      mandate={mandate}
      possible={mandate.endedOn === null && mandate.suspendedFrom !== null && (mandate.suspendedTo ?? now) >= now}
      form={form}
      labels={w}
      submit={w.submit}
    >
      <DateField name="on" label={w.on} defaultValue={now} />
    </ChangePage>
  );
}
