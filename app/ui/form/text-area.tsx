import { classNames } from "~/ui/class-names";
import { Field, type FieldProps, useField } from "./field";

export function TextArea(props: FieldProps & { rows?: number; maxLength?: number }) {
  const control = useField(props);
  return (
    <Field props={props} control={control}>
      <textarea
        className={classNames(control.className, "c-input--area")}
        id={control.id}
        name={props.name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        defaultValue={control.value}
        required={!props.optional}
        aria-invalid={control.invalid}
        aria-describedby={control.described}
      />
    </Field>
  );
}
