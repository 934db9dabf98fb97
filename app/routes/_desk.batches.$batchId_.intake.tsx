import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { DeclaredSlip } from "~/batches/declared-slip";
import { type IntakeLine, intakeForm } from "~/batches/intake-form.server";
import { decisionsOf } from "~/batches/typed-decisions";
import { actDay, besideField } from "~/cases/act-fields";
import { confirmIntake } from "~/chamber/confirm-intake.server";
import { optionalDayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Line = z
  .object({
    lineId: z.string().refine(isId, "invalid"),
    outcome: z.enum(["NOW", "SCHEDULED", "REJECTED"]),
    on: optionalDayField,
    refusal: z.string().max(10, "too-long"),
    note: z.string().trim().max(500, "too-long"),
  })
  .superRefine(({ outcome, on, refusal }, issues) => {
    if (outcome === "SCHEDULED" && on === null) issues.addIssue({ code: "custom", path: ["on"], message: "required" });
    if (outcome === "REJECTED" && refusal === "") {
      issues.addIssue({ code: "custom", path: ["refusal"], message: "choose-one" });
    }
  });
const Fields = z.object({ ...actDay, lines: z.array(Line).min(1).max(200) });

/** Where the chamber does not work in Cartellina: what the counter decided, line by line (R44). */
export const loader = pageLoader("_desk.batches.$batchId_.intake", async ({ ctx, scope, params, words, language }) => {
  studioOnly(ctx);
  const found = await intakeForm(ctx, scope, idParam(params, "batchId"), language);
  return { title: words.batches.intake.title, today: today(ctx), ...found };
});

export const action = pageAction("_desk.batches.$batchId_.intake", async ({ ctx, params, form }) => {
  studioOnly(ctx);
  const batchId = idParam(params, "batchId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { day, lines } = parsed.value;
  const decided = { batchId, day, officerId: ctx.actor.userId, lines: decisionsOf(lines) };
  const outcome = await confirmIntake(ctx, decided);
  if (outcome.ok) return said(`/batches/${batchId}`, "confirmed");
  return refuse(form, besideField({ ...outcome, ...lineField(outcome.field, form) }));
});

/** The verb names the line by its place on the slip; the form by its own order. */
function lineField(field: string | undefined, form: FormData): { field?: string } {
  const position = /^line-(\d+)$/.exec(field ?? "")?.[1];
  if (position === undefined) return field === undefined ? {} : { field };
  const index = form.getAll("position").indexOf(position);
  return index < 0 ? {} : { field: `lines[${index}].outcome` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ConfirmIntake() {
  const { batches } = useWords();
  const { slip, today: on, lines } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = batches.intake;
  return (
    <DeclaredSlip slip={slip} title={words.title} lead={words.lead} state="AT_COUNTER">
      <p className="u-t4">{words.checked}</p>
      <PostForm form={form} labels={{ day: words.day, ...labelsOf(lines, words) }} refusals={batches.refusals}>
        <DateField name="day" label={words.day} defaultValue={slip.openedOn ?? on} max={on} />
        {lines.map((line, index) => (
          <LineFields key={line.lineId} line={line} name={`lines[${index}]`} />
        ))}
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={`/batches/${slip.id}`}>{batches.acts.back}</LinkButton>
        </Buttons>
      </PostForm>
    </DeclaredSlip>
  );
}

function LineFields({ line, name }: { line: IntakeLine; name: string }) {
  const { batches } = useWords();
  const { refusalCodes } = useLoaderData<typeof loader>();
  const words = batches.intake;
  return (
    <FieldSet legend={words.line(line.position, line.holder, line.number)}>
      <Hidden name={`${name}.lineId`} value={line.lineId} />
      <Hidden name="position" value={String(line.position)} />
      <Grid>
        <SelectField
          name={`${name}.outcome`}
          label={words.outcome}
          defaultValue={line.badDocument === null ? line.proposal : "REJECTED"}
          options={optionsOf(words.outcomes)}
          span={3}
        />
        <DateField
          name={`${name}.on`}
          label={words.on}
          hint={words.onHint}
          defaultValue={line.proposedFor ?? ""}
          optional
          span={3}
        />
        <SelectField
          name={`${name}.refusal`}
          label={words.refusal}
          hint={words.refusalHint}
          empty={words.noRefusal}
          options={refusalCodes}
          optional
          span={3}
        />
        <TextField name={`${name}.note`} label={words.note} maxLength={500} optional span={3} />
      </Grid>
      {line.badDocument === null ? null : (
        <p className="c-small">{batches.lines.badDocument(line.badDocument.validUntil)}</p>
      )}
    </FieldSet>
  );
}

type IntakeWords = { line: (position: number, holder: string, number: string) => string } & Record<
  "outcome" | "on" | "refusal" | "note",
  string
>;

function labelsOf(lines: IntakeLine[], words: IntakeWords): Record<string, string> {
  const entries = lines.flatMap((line, index) => {
    const about = line.holder;
    return (["outcome", "on", "refusal", "note"] as const).map((field) => [
      `lines[${index}].${field}`,
      `${about}, ${words[field].toLowerCase()}`,
    ]);
  });
  return Object.fromEntries(entries);
}
