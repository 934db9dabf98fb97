import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { chamberOf, today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ChangePage } from "~/mandates/change-page";
import { endOfficer } from "~/mandates/mandate-acts.server";
import { readMandate } from "~/mandates/read-mandates.server";
import { notFound } from "~/platform/errors";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Ending = z.object({ on: dayField });

export const loader = pageLoader(
  "_desk.chamber.mandates.$mandateId_.officers.$enablementId.end",
  async ({ ctx, params, words }) => {
    const mandate = await readMandate(ctx, idParam(params, "mandateId"));
    const enablementId = idParam(params, "enablementId");
    const enablement = mandate.enablements.find(({ id }) => id === enablementId) ?? notFound();
    return { title: words.chamber.enable.endTitle, mandate, enablement, today: today(ctx) };
  },
);

export const action = pageAction(
  "_desk.chamber.mandates.$mandateId_.officers.$enablementId.end",
  async ({ ctx, params, form }) => {
    const mandateId = idParam(params, "mandateId");
    const enablementId = idParam(params, "enablementId");
    const parsed = parseForm(Ending, form);
    if (!parsed.ok) return invalid(parsed.form);
    const ended = await endOfficer(ctx, { chamberId: chamberOf(ctx), mandateId, enablementId, on: parsed.value.on });
    return ended.ok ? said(`/chamber/mandates/${mandateId}`, "enablement-ended") : refuse(form, ended);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function EndEnablement() {
  const { chamber } = useWords();
  const { title, mandate, enablement, today: now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.enable;
  return (
    <ChangePage
      title={title}
      lead={w.endLead(enablement.name)}
      mandate={mandate}
      possible={enablement.now !== "OVER"}
      form={form}
      labels={{ on: w.endOn }}
      submit={w.endSubmit}
    >
      <DateField name="on" label={w.endOn} defaultValue={now} />
    </ChangePage>
  );
}
