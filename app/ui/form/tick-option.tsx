import type { Option } from "./option";

type TickOptionProps = {
  type: "radio" | "checkbox";
  id: string;
  name: string;
  option: Option;
  checked: boolean;
  invalid: true | undefined;
};

/** A radio button or tick box with its words. */
export function TickOption({ type, id, name, option, checked, invalid }: TickOptionProps) {
  return (
    <div className="c-check">
      <input
        className="c-tick"
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        aria-invalid={type === "checkbox" ? invalid : undefined}
        aria-describedby={option.hint ? `${id}-oh` : undefined}
      />
      <label htmlFor={id}>
        {option.label}
        {option.hint ? (
          <span className="c-check__hint" id={`${id}-oh`}>
            {option.hint}
          </span>
        ) : null}
      </label>
    </div>
  );
}
