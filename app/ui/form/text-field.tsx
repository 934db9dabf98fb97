import { classNames } from "~/ui/class-names";
import { Field, type FieldProps, useField } from "./field";

type TextFieldProps = FieldProps & {
  type?: "text" | "email" | "tel" | "search" | "url";
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
  maxLength?: number;
  /** Compared letter by letter: in the typewriter face, without the browser's corrections. */
  code?: boolean;
  upper?: boolean;
  autoComplete?: string;
  autoFocus?: boolean;
  readOnly?: boolean;
  spellCheck?: boolean;
  list?: string;
};

export function TextField(props: TextFieldProps) {
  const control = useField(props);
  return (
    <Field props={props} control={control}>
      <input
        className={classNames(control.className, props.code && "c-code-input")}
        type={props.type ?? "text"}
        id={control.id}
        name={props.name}
        defaultValue={control.value}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete ?? "off"}
        autoCapitalize={props.upper ? "characters" : undefined}
        spellCheck={props.code ? false : props.spellCheck}
        readOnly={props.readOnly}
        list={props.list}
        // biome-ignore lint/a11y/noAutofocus: pages with one field to fill, such as the scan of a code
        autoFocus={props.autoFocus}
        required={!props.optional && !props.readOnly}
        aria-invalid={control.invalid}
        aria-describedby={control.described}
      />
    </Field>
  );
}
