import { addDays, type Day } from "~/terms/day";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import type { FormState } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { TextField } from "~/ui/form/text-field";
import { useWords } from "~/ui/words/use-words";
import type { RetentionTerms } from "./terms";

type TermsFormProps = { form: FormState; terms: RetentionTerms; today: Day; back: string };

/** Terms of retention from a day to come, filled in with those in force. */
export function TermsForm({ form, terms, today, back }: TermsFormProps) {
  const { retention, common } = useWords();
  const words = retention.terms;
  const { fields } = words;
  const labels = {
    validFrom: words.validFrom,
    copiesDays: fields.copiesDays,
    registerYears: fields.registerYears,
    registerFrom: fields.registerFrom,
    logMonths: fields.logMonths,
  };
  const number = (name: "copiesDays" | "registerYears" | "logMonths", hint: string) => (
    <TextField
      name={name}
      label={fields[name]}
      hint={hint}
      defaultValue={String(terms[name])}
      inputMode="numeric"
      maxLength={4}
      span={3}
    />
  );
  return (
    <PostForm form={form} labels={labels} refusals={words.refusals}>
      <DateField name="validFrom" label={words.validFrom} defaultValue={addDays(today, 1)} min={addDays(today, 1)} />
      <Grid>
        {number("copiesDays", fields.copiesHint)}
        {number("registerYears", fields.registerHint)}
      </Grid>
      <RadioField
        name="registerFrom"
        label={fields.registerFrom}
        options={optionsOf(words.starts)}
        defaultValue={terms.registerFrom}
      />
      <Grid>{number("logMonths", fields.logHint)}</Grid>
      <Buttons>
        <SubmitButton solid>{words.submit}</SubmitButton>
        <LinkButton href={back}>{common.cancel}</LinkButton>
      </Buttons>
    </PostForm>
  );
}
