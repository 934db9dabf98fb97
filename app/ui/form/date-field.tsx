import type { Day } from "~/terms/day";
import { classNames } from "~/ui/class-names";
import { Field, type FieldProps, useField } from "./field";

/** The browser's own day field: sends `YYYY-MM-DD`, shows the day in the reader's way. */
export function DateField(props: FieldProps & { min?: Day; max?: Day; autoComplete?: string }) {
  const control = useField(props);
  return (
    <Field props={props} control={control}>
      <input
        className={classNames(control.className, "c-input--day")}
        type="date"
        id={control.id}
        name={props.name}
        defaultValue={control.value}
        min={props.min}
        max={props.max}
        autoComplete={props.autoComplete ?? "off"}
        required={!props.optional}
        aria-invalid={control.invalid}
        aria-describedby={control.described}
      />
    </Field>
  );
}
