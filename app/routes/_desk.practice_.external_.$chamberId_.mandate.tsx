import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { keptHref } from "~/mandates/kept-href";
import { KeptPage } from "~/mandates/kept-page";
import { changeMandateTerms, type MandateChange } from "~/mandates/mandate-acts.server";
import { readKeptChamber } from "~/mandates/read-kept-chamber.server";
import type { Day } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { RadioField } from "~/ui/form/radio-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const WHATS = ["extend", "suspend", "resume", "resign", "revoke"] as const;
const Fields = z.object({ what: z.enum(WHATS), day: dayField });

export const loader = pageLoader(
  "_desk.practice_.external_.$chamberId_.mandate",
  async ({ ctx, scope, params, words }) => {
    const { id, name, mandate } = await readKeptChamber(ctx, scope, idParam(params, "chamberId"));
    return {
      title: words.mandates.change.title,
      today: today(ctx),
      chamber: { id, name },
      suspended: mandate.suspendedFrom !== null && mandate.suspendedTo === null,
      days: { from: mandate.validFrom, to: mandate.validTo },
    };
  },
);

export const action = pageAction(
  "_desk.practice_.external_.$chamberId_.mandate",
  async ({ ctx, scope, params, form }) => {
    const chamberId = idParam(params, "chamberId");
    const parsed = parseForm(Fields, form);
    if (!parsed.ok) return invalid(parsed.form);
    const { what, day } = parsed.value;
    const { mandate } = await readKeptChamber(ctx, scope, chamberId);
    if (day < mandate.validFrom) return refuse(form, { ok: false, refusal: "outside-mandate", field: "day" });
    const outcome = await changeMandateTerms(ctx, { chamberId, mandateId: mandate.id, change: changeOf(what, day) });
    if (outcome.ok) return said(keptHref(chamberId), "changed");
    return refuse(form, { ...outcome, field: "day" });
  },
);

function changeOf(what: (typeof WHATS)[number], day: Day): MandateChange {
  switch (what) {
    case "extend":
      return { what, to: day };
    case "suspend":
      return { what, from: day, to: null };
    case "resume":
      return { what, on: day };
    case "resign":
      return { what: "end", on: day, as: "RESIGNED" };
    case "revoke":
      return { what: "end", on: day, as: "REVOKED" };
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ChangeMandate() {
  const { mandates } = useWords();
  const { chamber, suspended, days, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = mandates.change;
  const { resume, suspend, ...others } = words.whats;
  const whats = suspended ? { resume, ...others } : { suspend, ...others };
  return (
    <KeptPage
      chamber={chamber}
      words={words}
      lead={`${words.lead} ${mandates.kept.mandate}: ${mandates.held.days(days.from, days.to)}.`}
      form={form}
      labels={{ what: words.what, day: words.day }}
    >
      <RadioField name="what" label={words.what} options={optionsOf(whats)} />
      <DateField name="day" label={words.day} defaultValue={on} min={days.from} />
    </KeptPage>
  );
}
