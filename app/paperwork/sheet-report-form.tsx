import type { ReactNode } from "react";
import { z } from "zod";
import { actNote } from "~/cases/act-fields";
import { ActNote } from "~/cases/act-page";
import type { Day } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckGroup } from "~/ui/form/check-group";
import { DateField } from "~/ui/form/date-field";
import type { FormState } from "~/ui/form/form-state";
import type { Option } from "~/ui/form/option";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { useWords } from "~/ui/words/use-words";

/** What both reports ask: which sheets, by the codes printed on them, since when, and words beside it. */
export const sheetReport = {
  sheet: z.array(z.string().max(40)).min(1, "choose-some").max(300, "too-many"),
  day: dayField,
  ...actNote,
};

type Props = {
  form: FormState;
  which: { label: string; hint?: string; options: Option[]; chosen: string[] } | { hidden: readonly string[] };
  day: { label: string; hint?: string };
  reason: { label: string; hint?: string; words: Record<string, string> };
  today: Day;
  submit: string;
  back: { href: string; label: string };
  children?: ReactNode;
};

/** Which sheets, since when, why: the form of a missing or a found sheet, of one case or of many. */
export function SheetReportForm({ form, which, day, reason, today, submit, back, children }: Props) {
  const { papers, caseActs } = useWords();
  const labels = {
    ...("label" in which ? { sheet: which.label } : {}),
    ...{ reason: reason.label, day: day.label, note: caseActs.note },
  };
  return (
    <PostForm form={form} labels={labels} refusals={papers.refusals}>
      {"hidden" in which ? (
        which.hidden.map((code) => <input key={code} type="hidden" name="sheet" value={code} />)
      ) : (
        <CheckGroup
          name="sheet"
          label={which.label}
          hint={which.hint}
          options={which.options}
          defaultValues={which.chosen}
        />
      )}
      <RadioField name="reason" label={reason.label} hint={reason.hint} options={optionsOf(reason.words)} />
      <DateField name="day" label={day.label} hint={day.hint} defaultValue={today} max={today} />
      {children}
      <ActNote />
      <Buttons>
        <SubmitButton solid>{submit}</SubmitButton>
        <LinkButton href={back.href}>{back.label}</LinkButton>
      </Buttons>
    </PostForm>
  );
}
