import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { look } from "~/access/act.server";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { DeclaredSlip } from "~/batches/declared-slip";
import { officersAt, readSlip } from "~/batches/read-batch.server";
import { actDay, besideField } from "~/cases/act-fields";
import { openSlip } from "~/chamber/open-slip.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...actDay, officerId: z.string().refine(isId, "choose-one") });

/** Where the chamber does not work in Cartellina: the officer records that he presented the slip (R43). */
export const loader = pageLoader("_desk.batches.$batchId_.present", async ({ ctx, scope, params, words, language }) => {
  const practiceId = studioOnly(ctx);
  const slip = await readSlip(ctx, scope, idParam(params, "batchId"), language);
  const on = today(ctx);
  const officers = await look(ctx, scope, (tx) => officersAt(tx, practiceId, slip.chamber.id, on));
  return { title: words.batches.present.title, today: on, slip, officers };
});

export const action = pageAction("_desk.batches.$batchId_.present", async ({ ctx, params, form }) => {
  studioOnly(ctx);
  const batchId = idParam(params, "batchId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await openSlip(ctx, { batchId, ...parsed.value });
  return outcome.ok ? said(`/batches/${batchId}`, "presented") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function PresentSlip() {
  const { batches } = useWords();
  const { slip, today: on, officers } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = batches.present;
  const signed = slip.lines.filter(({ state }) => state === "SIGNED").length;
  return (
    <DeclaredSlip slip={slip} title={words.title} lead={words.lead(signed)} state="CLOSED">
      <p className="u-t2">{words.effect}</p>
      <PostForm form={form} labels={{ day: words.day, officerId: words.officer }} refusals={batches.refusals}>
        <DateField name="day" label={words.day} defaultValue={slip.appointment.on ?? on} max={on} />
        <SelectField
          name="officerId"
          label={words.officer}
          defaultValue={slip.officer.id}
          options={officers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={`/batches/${slip.id}`}>{batches.acts.back}</LinkButton>
        </Buttons>
      </PostForm>
    </DeclaredSlip>
  );
}
