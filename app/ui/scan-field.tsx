import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { FieldError, Hint } from "./form/field";
import { fieldId, useFieldErrors, useForm } from "./form/form-context";
import { type FormState, typed } from "./form/form-state";
import { Hidden } from "./form/hidden";
import { Once } from "./form/once";

type ScanFieldProps = {
  form?: FormState | undefined;
  name: string;
  label: string;
  hint?: string;
  value?: string;
  /** The words of its button, and what the button sends beside the code. */
  button: string;
  buttonName?: string;
  buttonValue?: string;
  solid?: boolean;
  /** What it read, in words, with a way to undo it. */
  said?: ReactNode;
  autoFocus?: boolean;
  maxLength?: number;
  /** Other ways to fill the field, below it. */
  below?: ReactNode;
};

/** One field that takes a bar code or typed letters; stands inside a form. */
export function ScanField({ name, label, hint, button, solid, said, ...props }: ScanFieldProps) {
  const around = useForm(props.form);
  const errors = useFieldErrors(around, name);
  const id = fieldId(name, around.prefix);
  const described = [errors.length > 0 && `${id}-e`, hint && `${id}-h`, said && `${id}-r`];
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <Hint id={id}>{hint}</Hint>
      <FieldError id={id} errors={errors} />
      <div className="c-scan__row">
        <input
          className="c-input"
          type="text"
          id={id}
          name={name}
          defaultValue={typed(around.form, name) ?? props.value}
          maxLength={props.maxLength}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the reader writes where the cursor is, so the cursor must be here
          autoFocus={props.autoFocus}
          aria-invalid={errors.length > 0 ? true : undefined}
          aria-describedby={classNames(...described.map((part) => part || undefined))}
          data-scan={props.autoFocus ? "" : undefined}
        />
        <button
          className={classNames("btn", solid ? "btn-primary" : "btn-outline-primary", "c-btn")}
          type="submit"
          name={props.buttonName}
          value={props.buttonValue}
        >
          {button}
        </button>
      </div>
      {props.below}
      {said ? (
        <p className="c-scan__said" id={`${id}-r`} role="status">
          {said}
        </p>
      ) : null}
    </>
  );
}

/** The same as a block of a larger form. */
export function ScanBlock(props: ScanFieldProps) {
  return (
    <div className="c-scan">
      <ScanField {...props} />
    </div>
  );
}

type ScanFormProps = ScanFieldProps & { action?: string; method?: "get" | "post"; hidden?: Record<string, string> };

/** The same as a form of its own, at the top of a page: the cursor comes back to it after every reading. */
export function ScanForm({ action, method = "post", hidden = {}, autoFocus = true, ...props }: ScanFormProps) {
  return (
    <form className="c-scan is-screen" action={action} method={method}>
      {method === "post" ? <Once /> : null}
      {Object.entries(hidden).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <ScanField autoFocus={autoFocus} {...props} />
    </form>
  );
}
