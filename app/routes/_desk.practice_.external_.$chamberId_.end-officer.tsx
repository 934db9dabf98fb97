import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { keptHref } from "~/mandates/kept-href";
import { KeptPage } from "~/mandates/kept-page";
import { endOfficer } from "~/mandates/mandate-acts.server";
import { readKeptChamber } from "~/mandates/read-kept-chamber.server";
import { notFound } from "~/platform/errors";
import { laterOf } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ on: dayField, enablement: z.string().refine(isId, "invalid") });

/** `?enablement=`: one of those that are not over. */
export const loader = pageLoader(
  "_desk.practice_.external_.$chamberId_.end-officer",
  async ({ ctx, scope, params, words, url }) => {
    const { id, name, people } = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
    const asked = url.searchParams.get("enablement");
    const person = people.find((one) => one.id === asked && one.now !== "OVER") ?? notFound();
    return { title: words.mandates.endOfficer.title, today: today(ctx), chamber: { id, name }, person };
  },
);

export const action = pageAction(
  "_desk.practice_.external_.$chamberId_.end-officer",
  async ({ ctx, scope, params, form }) => {
    const chamberId = idParam(params, "chamberId");
    const parsed = parseForm(Fields, form);
    if (!parsed.ok) return invalid(parsed.form);
    const { on, enablement: enablementId } = parsed.value;
    const { mandate, people } = await readKeptChamber(ctx, scope, chamberId);
    const person = people.find(({ id }) => id === enablementId) ?? notFound();
    if (on < person.from) return refuse(form, { ok: false, refusal: "days-reversed", field: "on" });
    if (on > person.to) return refuse(form, { ok: false, refusal: "outside-mandate", field: "on" });
    const outcome = await endOfficer(ctx, { chamberId, mandateId: mandate.id, enablementId, on });
    return outcome.ok ? said(keptHref(chamberId), "ended") : refuse(form, outcome);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function EndOfficer() {
  const { endOfficer: words } = useWords().mandates;
  const { chamber, person, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <KeptPage chamber={chamber} words={words} lead={words.lead(person.name)} form={form} labels={{ on: words.on }}>
      <Hidden name="enablement" value={person.id} />
      <DateField name="on" label={words.on} defaultValue={laterOf(on, person.from)} min={person.from} max={person.to} />
    </KeptPage>
  );
}
