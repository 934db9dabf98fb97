import { FieldGroup, type FieldProps, useField } from "./field";
import type { Option } from "./option";
import { TickOption } from "./tick-option";

export function RadioField(props: FieldProps & { options: Option[] }) {
  const control = useField(props);
  return (
    <FieldGroup props={props} control={control}>
      <div className="c-choices">
        {props.options.map((option, index) => (
          <TickOption
            key={option.value}
            type="radio"
            id={index === 0 ? control.id : `${control.id}-${index}`}
            name={props.name}
            option={option}
            checked={control.value === option.value}
            invalid={control.invalid}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
