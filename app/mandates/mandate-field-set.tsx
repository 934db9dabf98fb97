import type { Day } from "~/terms/day";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { TextField } from "~/ui/form/text-field";
import { useWords } from "~/ui/words/use-words";

/** Number and days of a mandate. */
export function MandateFieldSet({ from, to }: { from: Day; to: Day }) {
  const { register } = useWords().chamber;
  const { fields } = register;
  return (
    <FieldSet legend={register.mandate}>
      <TextField name="number" label={fields.number} maxLength={40} code />
      <Grid>
        <DateField name="validFrom" label={fields.validFrom} defaultValue={from} span={3} />
        <DateField name="validTo" label={fields.validTo} defaultValue={to} span={3} />
      </Grid>
    </FieldSet>
  );
}
