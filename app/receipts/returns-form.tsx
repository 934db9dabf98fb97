import type { Day } from "~/terms/day";
import { daysLate } from "~/terms/receipt-term";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { DateField } from "~/ui/form/date-field";
import type { FormState } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { useWords } from "~/ui/words/use-words";
import type { Returns } from "./read-returns.server";

type ReturnsFormProps = { form: FormState; page: Returns & { list: string; today: Day }; day: Day };

/** When and how the receipts came, and the one act that closes their cases. */
export function ReturnsForm({ form, page, day }: ReturnsFormProps) {
  const { counter } = useWords();
  const w = counter.returns;
  const late = page.lines.filter(({ legalDue }) => legalDue !== null && daysLate(legalDue, day, day) > 0);
  const bearers = page.bearers.map(({ userId, name, kind, practice }) => ({
    value: userId,
    label: `${name}, ${kind === "OFFICER" ? w.bearerOf.OFFICER : w.bearerOf.DELEGATE}, ${practice}`,
  }));
  return (
    <PostForm form={form} labels={w.labels} refusals={counter.refusals} action={`/counter/returns?list=${page.list}`}>
      <DateField name="day" label={w.day} hint={w.dayHint} defaultValue={page.today} max={page.today} />
      <RadioField name="means" label={w.means} options={optionsOf(w.meansOf)} defaultValue="OFFICER" />
      <SelectField name="bearer" label={w.bearer} hint={w.bearerHint} empty={w.noBearer} options={bearers} optional />
      <TextField name="protocol" label={w.protocol} hint={w.protocolHint} maxLength={40} optional />
      <CheckField name="originals" label={w.originals(page.originals)} />
      <p className="u-t4">{w.whatHappens(late.length)}</p>
      <Buttons>
        <SubmitButton solid>{w.record(page.lines.length)}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}
