import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { isId } from "~/access/params";
import { arrivalAsked } from "~/envelopes/arrival.server";
import { confirmArrival, typeStock } from "~/envelopes/stock.server";
import { notFound } from "~/platform/errors";
import { dayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const serial = z.string().trim().min(1, "required").max(40, "too-long");
const Range = z.object({ first: serial, last: serial, day: dayField });
const Typed = Range.extend({ scratchLayer: z.enum(["SILVER", "GOLD"]) });

/** `?issue=` confirms what the chamber handed over, `?chamber=` types what one outside Cartellina gave. */
export const loader = pageLoader("_desk.envelopes.arrive", async ({ ctx, scope, url, words }) => {
  const issue = url.searchParams.get("issue");
  const chamber = url.searchParams.get("chamber");
  const asked = await arrivalAsked(ctx, scope, {
    issueId: isId(issue) ? issue : null,
    chamberId: isId(chamber) ? chamber : null,
  });
  const { confirmTitle, typeTitle } = words.envelopes.arrive;
  return { title: asked.issue === null ? typeTitle : confirmTitle, today: today(ctx), ...asked };
});

export const action = pageAction("_desk.envelopes.arrive", async ({ ctx, form }) => {
  const issueId = form.get("issue");
  const chamberId = form.get("chamber");
  if (isId(issueId)) {
    const parsed = parseForm(Range, form);
    if (!parsed.ok) return invalid(parsed.form);
    const outcome = await confirmArrival(ctx, { issueId, ...parsed.value });
    return outcome.ok ? said("/envelopes", "arrived") : refuse(form, outcome);
  }
  if (!isId(chamberId)) notFound();
  const parsed = parseForm(Typed, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await typeStock(ctx, { chamberId, ...parsed.value });
  return outcome.ok ? said("/envelopes", "arrived") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Arrive() {
  const { envelopes } = useWords();
  const { title, issue, chamber, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = envelopes.arrive;
  const labels = { first: words.first, last: words.last, scratchLayer: words.layer, day: words.day };
  const lead =
    issue === null
      ? words.typeLead(chamber.name)
      : words.confirmLead(issue.first, issue.last, issue.total, issue.issuedOn);
  return (
    <Page title={title} crumbs={[{ href: "/envelopes", label: envelopes.title }, { label: title }]} narrow>
      <p className="c-lead u-t4">{lead}</p>
      <p className="u-t2">
        {words.effect} {issue === null ? null : words.partly}
      </p>
      <PostForm form={form} labels={labels} refusals={envelopes.refusals}>
        {issue === null ? <Hidden name="chamber" value={chamber.id} /> : <Hidden name="issue" value={issue.id} />}
        <Grid>
          <TextField
            name="first"
            label={words.first}
            defaultValue={issue?.first}
            code
            upper
            maxLength={40}
            autoFocus
            span={3}
          />
          <TextField
            name="last"
            label={words.last}
            hint={words.lastHint}
            defaultValue={issue?.last}
            code
            upper
            maxLength={40}
            span={3}
          />
        </Grid>
        {issue === null ? (
          <RadioField
            name="scratchLayer"
            label={words.layer}
            options={optionsOf(envelopes.layers)}
            defaultValue="SILVER"
          />
        ) : null}
        <DateField name="day" label={words.day} defaultValue={on} max={on} />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href="/envelopes">{words.back}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
