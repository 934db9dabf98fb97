import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActPage, caseHref } from "~/cases/act-page";
import {
  CORRECTION_REASONS,
  COUNTER_DAYS,
  type CorrectDateRefusal,
  correctDate,
  STUDIO_DAYS,
} from "~/cases/correct-date.server";
import { type CorrectionPreview, correctionPreview } from "~/cases/correction-preview.server";
import type { Day } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Callout } from "~/ui/callout";
import { AddressForm } from "~/ui/form/address-form";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, errorForm, type FormState, parseForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { TextArea } from "~/ui/form/text-area";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Choice = z.object({ field: z.enum([...STUDIO_DAYS, ...COUNTER_DAYS]), newDay: dayField });
const Fields = z.object({
  ...Choice.shape,
  reason: z.enum(CORRECTION_REASONS),
  note: z.string().trim().min(1, "required").max(500, "too-long"),
});

/** Beside which field each refusal of the verb stands. */
const FIELDS: Record<CorrectDateRefusal | "day-in-future" | "day-before-previous-step", string> = {
  "day-not-taken-yet": "field",
  "not-your-day": "field",
  "day-out-of-order": "newDay",
  "day-unchanged": "newDay",
  "reason-missing": "note",
  "day-in-future": "newDay",
  "day-before-previous-step": "newDay",
};

/** First the date and its right day, as an address; then what that changes, and why. */
export const loader = pageLoader("_desk.cases.$caseId_.correct-date", async ({ ctx, scope, params, words, url }) => {
  const asked = url.searchParams.has("field") || url.searchParams.has("newDay") ? readChoice(url.searchParams) : null;
  const chosen = asked?.ok ? asked.value : null;
  const file = await actFile(
    ctx,
    scope,
    idParam(params, "caseId"),
    { event: "correctDate", anyBearer: true },
    (tx, { row, declared }) => correctionPreview(tx, ctx, row, declared, chosen),
  );
  return {
    title: words.caseActs.correctDate.title,
    today: today(ctx),
    choiceForm: asked === null ? emptyForm : asked.ok ? withFault(asked.form, file.fault) : asked.form,
    ...file,
  };
});

export const action = pageAction("_desk.cases.$caseId_.correct-date", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await correctDate(ctx, { caseId, ...parsed.value });
  if (outcome.ok) return said(caseHref({ id: caseId }), "date-corrected");
  return refuse(form, besideField({ refusal: outcome.refusal, ok: false }, FIELDS));
});

type ReadChoice = { ok: true; value: z.output<typeof Choice>; form: FormState } | { ok: false; form: FormState };

function readChoice(params: URLSearchParams): ReadChoice {
  const sent = new FormData();
  for (const [name, value] of params) sent.append(name, value);
  const parsed = parseForm(Choice, sent);
  return parsed.ok ? { ...parsed, form: errorForm(sent, {}) } : parsed;
}

const withFault = (form: FormState, fault: CorrectionPreview["fault"]): FormState =>
  fault === null ? form : { ...form, refusal: { code: fault, field: FIELDS[fault] } };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function CorrectDate() {
  const { caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = caseActs.correctDate;
  return (
    <ActPage of={page} title={words.title} lead={words.lead}>
      {page.days.length === 0 ? <p>{words.none}</p> : page.change === null ? <ChooseDate /> : <ConfirmCorrection />}
    </ActPage>
  );
}

function ChooseDate() {
  const { caseActs, cases, terms, common } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = caseActs.correctDate;
  const labels = { field: words.field, newDay: words.newDay };
  return (
    <AddressForm form={page.choiceForm} labels={labels} refusals={{ ...cases.refusals, ...words.refusals }}>
      <RadioField
        name="field"
        label={words.field}
        options={page.days.map(({ field, day }) => ({
          value: field,
          label: words.fields[field],
          hint: terms.formatDayLong(day),
        }))}
      />
      <DateField name="newDay" label={words.newDay} max={page.today} />
      <Buttons>
        <SubmitButton solid>{words.show}</SubmitButton>
        <LinkButton href={caseHref(page.head)}>{common.cancel}</LinkButton>
      </Buttons>
    </AddressForm>
  );
}

function ConfirmCorrection() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.correctDate;
  const { change } = page;
  if (change === null) return null;
  const labels = { field: words.field, newDay: words.newDay, reason: caseActs.reason, note: caseActs.note };
  return (
    <>
      <Callout
        tone={change.late ? "late" : "plain"}
        title={words.change(words.fields[change.field], change.oldDay, change.newDay)}
      >
        <p>{effectOn(change, words)}</p>
        {change.late ? <p>{words.nowLate}</p> : null}
      </Callout>
      <PostForm form={sent} labels={labels} refusals={{ ...cases.refusals, ...words.refusals }}>
        <Hidden name="field" value={change.field} />
        <Hidden name="newDay" value={change.newDay} />
        <RadioField name="reason" label={caseActs.reason} options={optionsOf(words.reasons)} />
        <TextArea name="note" label={caseActs.note} hint={words.noteHint} rows={3} maxLength={500} />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={`${caseHref(page.head)}/correct-date`}>{words.other}</LinkButton>
        </Buttons>
      </PostForm>
    </>
  );
}

type TermWords = { noTerm: string; termStays: string; termMoves: (oldDue: Day, newDue: Day) => string };

function effectOn({ oldDue, newDue }: { oldDue: Day | null; newDue: Day | null }, words: TermWords): string {
  if (oldDue === null || newDue === null) return words.noTerm;
  return oldDue === newDue ? words.termStays : words.termMoves(oldDue, newDue);
}
