import { FieldGroup, type FieldProps, useField } from "./field";
import { useForm } from "./form-context";
import { wasSent } from "./form-state";
import type { Option } from "./option";
import { TickOption } from "./tick-option";

/** Several tick boxes under one name: the form sends the name once for each box that is ticked. */
export function CheckGroup(props: Omit<FieldProps, "defaultValue"> & { defaultValues?: string[]; options: Option[] }) {
  const control = useField(props);
  const { form } = useForm(props.form);
  const sent = form.values[props.name] ?? [];
  const chosen = wasSent(form) ? [sent].flat() : (props.defaultValues ?? []);
  return (
    <FieldGroup props={props} control={control}>
      <div className="c-choices">
        {props.options.map((option, index) => (
          <TickOption
            key={option.value}
            type="checkbox"
            id={index === 0 ? control.id : `${control.id}-${index}`}
            name={props.name}
            option={option}
            checked={chosen.includes(option.value)}
            invalid={control.invalid}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
