import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { look } from "~/access/act.server";
import { practiceOf, today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { arrangeVisit } from "~/batches/prepare-batch.server";
import { officersAt, readSlip } from "~/batches/read-batch.server";
import { optionalDayField } from "~/terms/day-field";
import { optionalHourField } from "~/terms/hour-field";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({
  officerId: z.string().refine(isId, "choose-one"),
  appointmentOn: optionalDayField,
  appointmentTime: optionalHourField,
});

export const loader = pageLoader("_desk.batches.$batchId_.visit", async ({ ctx, scope, params, words, language }) => {
  const slip = await readSlip(ctx, scope, idParam(params, "batchId"), language);
  const on = today(ctx);
  const officers = await look(ctx, scope, (tx) => officersAt(tx, practiceOf(ctx), slip.chamber.id, on));
  return { title: words.batches.arrange.title, today: on, slip, officers };
});

export const action = pageAction("_desk.batches.$batchId_.visit", async ({ ctx, params, form }) => {
  const batchId = idParam(params, "batchId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await arrangeVisit(ctx, { batchId, ...parsed.value });
  return outcome.ok ? said(`/batches/${batchId}`, "arranged") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ArrangeVisit() {
  const { batches, terms } = useWords();
  const { slip, officers, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = batches.arrange;
  const { appointment } = slip;
  const href = `/batches/${slip.id}`;
  const labels = { officerId: words.officer, appointmentOn: words.on, appointmentTime: words.time };
  const known = officers.some(({ id }) => id === slip.officer.id) ? officers : [slip.officer, ...officers];
  return (
    <Page
      title={words.title}
      sub={`${batches.number(slip.number)} · ${slip.chamber.name}`}
      crumbs={[{ href: "/batches", label: batches.title }, { href, label: slip.number }, { label: words.title }]}
      narrow
    >
      <p className="c-lead u-t4">{words.lead}</p>
      {officers.length === 0 ? (
        <Callout tone="late">
          <p>{words.nobody}</p>
        </Callout>
      ) : null}
      {appointment.required ? <p className="u-t2">{words.required}</p> : null}
      <PostForm form={form} labels={labels} refusals={batches.refusals}>
        <SelectField
          name="officerId"
          label={words.officer}
          hint={words.officerHint}
          defaultValue={slip.officer.id}
          options={known.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Grid>
          <DateField
            name="appointmentOn"
            label={words.on}
            defaultValue={appointment.on ?? ""}
            min={on}
            optional={!appointment.required}
            span={3}
          />
          <TextField
            name="appointmentTime"
            label={words.time}
            defaultValue={appointment.time === null ? "" : terms.formatHour(appointment.time)}
            inputMode="decimal"
            maxLength={5}
            optional={!appointment.required}
            span={3}
          />
        </Grid>
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={href}>{batches.acts.back}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
