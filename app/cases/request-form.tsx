import { z } from "zod";
import { REQUEST_TYPES } from "~/rulesets/ruleset";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, type FormState } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { useWords } from "~/ui/words/use-words";

export const requestFields = z.object({
  requestType: z.enum(REQUEST_TYPES, "choose-one"),
  deviceType: z.enum(["USB_TOKEN", "SMART_CARD"], "choose-one"),
});

type RequestFormProps = { caseId: string; start: z.output<typeof requestFields>; form?: FormState; prefix?: string };

/** What is asked for: saved by itself, so that it never waits for the identification. */
export function RequestForm({ caseId, start, form = emptyForm, prefix = "" }: RequestFormProps) {
  const { cases } = useWords();
  const { open, identify } = cases;
  return (
    <PostForm
      form={form}
      action={`/cases/${caseId}/request`}
      prefix={prefix}
      labels={{ requestType: open.requestType, deviceType: open.deviceType }}
      refusals={cases.refusals}
    >
      <FieldSet legend={identify.request}>
        <Grid>
          <SelectField
            name="requestType"
            label={open.requestType}
            span={3}
            options={optionsOf(cases.requestTypes)}
            defaultValue={start.requestType}
          />
          <SelectField
            name="deviceType"
            label={open.deviceType}
            span={3}
            options={optionsOf(cases.deviceTypes)}
            defaultValue={start.deviceType}
          />
        </Grid>
      </FieldSet>
      <Buttons>
        <SubmitButton>{identify.saveRequest}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}
