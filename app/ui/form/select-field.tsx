import { Field, type FieldProps, useField } from "./field";
import type { Option, OptionGroup } from "./option";
import { Options } from "./options";

type SelectFieldProps = FieldProps & {
  options: Option[];
  /** The entry that stands for no choice, such as «Scegli…». */
  empty?: string;
  /** Entries of another sort, after the others. */
  group?: OptionGroup;
  /** Send the form as soon as another entry is chosen, where the script runs. */
  autoSubmit?: boolean;
};

export function SelectField(props: SelectFieldProps) {
  const control = useField(props);
  return (
    <Field props={props} control={control}>
      <select
        className={control.className}
        id={control.id}
        name={props.name}
        defaultValue={control.value}
        data-autosubmit={props.autoSubmit ? "" : undefined}
        required={!props.optional}
        aria-invalid={control.invalid}
        aria-describedby={control.described}
      >
        <Options options={props.options} empty={props.empty} group={props.group} />
      </select>
    </Field>
  );
}
