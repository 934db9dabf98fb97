import type { ReactNode } from "react";
import type { Day } from "~/terms/day";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import type { FormState } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { useWords } from "~/ui/words/use-words";
import type { ActHead } from "./act-file.server";
import { ActDay, ActNote, caseHref } from "./act-page";

type ReasonFormProps = {
  form: FormState;
  page: { head: ActHead; today: Day };
  reasons: Record<string, string>;
  refusals: Record<string, string>;
  submit: string;
  /** Chosen beforehand, where the page knows. */
  reason?: string | undefined;
  /** Names of further fields, for the summary of errors. */
  labels?: Record<string, string>;
  children?: ReactNode;
};

/** An act that asks why and on which day. */
export function ReasonForm({ form, page, reasons, refusals, submit, reason, labels, children }: ReasonFormProps) {
  const { caseActs } = useWords();
  const names = { reason: caseActs.reason, day: caseActs.day, note: caseActs.note, ...labels };
  return (
    <PostForm form={form} labels={names} refusals={refusals}>
      <RadioField name="reason" label={caseActs.reason} options={optionsOf(reasons)} defaultValue={reason} />
      {children}
      <ActDay today={page.today} />
      <ActNote />
      <Buttons>
        <SubmitButton solid>{submit}</SubmitButton>
        <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
      </Buttons>
    </PostForm>
  );
}
