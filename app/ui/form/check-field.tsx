import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { FieldError, useField } from "./field";
import { useForm } from "./form-context";
import { type FormState, wasSent } from "./form-state";
import { TickOption } from "./tick-option";

type CheckFieldProps = {
  form?: FormState | undefined;
  name: string;
  label: string;
  hint?: ReactNode;
  defaultChecked?: boolean;
  value?: string;
  id?: string;
};

/** One tick box: a statement the person confirms. */
export function CheckField({ value = "on", defaultChecked = false, ...props }: CheckFieldProps) {
  const control = useField({ ...props, hint: undefined });
  const { form } = useForm(props.form);
  const checked = wasSent(form) ? [form.values[props.name] ?? []].flat().includes(value) : defaultChecked;
  return (
    <div className={classNames("c-field", control.invalid && "has-error")}>
      <FieldError id={control.id} errors={control.errors} />
      <TickOption
        type="checkbox"
        id={control.id}
        name={props.name}
        option={{ value, label: props.label, hint: props.hint }}
        checked={checked}
        invalid={control.invalid}
      />
    </div>
  );
}
