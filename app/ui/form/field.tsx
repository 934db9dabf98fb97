import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { useWords } from "~/ui/words/use-words";
import { fieldId, useFieldErrors, useForm } from "./form-context";
import { type FormState, typed } from "./form-state";

/** What every field takes. `span` counts sixths of a grid's row; `source` says where a value to be compared came from. */
export type FieldProps = {
  form?: FormState | undefined;
  name: string;
  label: string;
  hint?: ReactNode;
  suggestion?: ReactNode;
  source?: string | undefined;
  defaultValue?: string | undefined;
  /** `unsaid`: what stands beside the field tells when it may stay empty. */
  optional?: boolean | "unsaid";
  span?: 1 | 2 | 3 | 4 | 6;
  narrowSpan?: 2 | 3 | 4;
  id?: string;
};

export type FieldControl = {
  id: string;
  value: string;
  errors: string[];
  className: string | undefined;
  described: string | undefined;
  invalid: true | undefined;
};

/** What the control of a field needs: its id, what was typed last, and the ids of what describes it. */
export function useField(props: FieldProps): FieldControl {
  const around = useForm(props.form);
  const errors = useFieldErrors(around, props.name);
  const id = props.id ?? fieldId(props.name, around.prefix);
  const described = [errors.length > 0 && `${id}-e`, props.hint && `${id}-h`, props.source && `${id}-s`];
  return {
    id,
    value: typed(around.form, props.name) ?? props.defaultValue ?? "",
    errors,
    className: classNames("c-input", props.source !== undefined && "is-prefilled"),
    described: classNames(...described.map((part) => part || undefined)),
    invalid: errors.length > 0 ? true : undefined,
  };
}

/** Label, hint, error, control, source: in this order, so that the error is read before the control. */
export function Field({ props, control, children }: { props: FieldProps; control: FieldControl; children: ReactNode }) {
  const { id, errors } = control;
  return (
    <div className={fieldClass(props, errors)}>
      <label htmlFor={id}>
        {props.label}
        <Optional of={props} />
      </label>
      <Hint id={id}>{props.hint}</Hint>
      <FieldError id={id} errors={errors} suggestion={props.suggestion} />
      {children}
      {props.source === undefined ? null : (
        <p className="c-source" id={`${id}-s`}>
          {props.source}
        </p>
      )}
    </div>
  );
}

/** The same around several controls, such as radio buttons: a fieldset with its legend. */
export function FieldGroup({
  props,
  control,
  children,
}: {
  props: FieldProps;
  control: FieldControl;
  children: ReactNode;
}) {
  const { id, errors } = control;
  return (
    <fieldset className={classNames("c-group", fieldClass(props, errors))} aria-describedby={control.described}>
      <legend className="c-label">
        {props.label}
        <Optional of={props} />
      </legend>
      <Hint id={id}>{props.hint}</Hint>
      <FieldError id={id} errors={errors} suggestion={props.suggestion} />
      {children}
    </fieldset>
  );
}

export function FieldError({ id, errors, suggestion }: { id: string; errors: string[]; suggestion?: ReactNode }) {
  if (errors.length === 0) return null;
  return (
    <p className="c-error" id={`${id}-e`}>
      {errors.join(" ")}
      {suggestion ? <> {suggestion}</> : null}
    </p>
  );
}

export function Hint({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p className="c-hint" id={`${id}-h`}>
      {children}
    </p>
  );
}

function Optional({ of }: { of: FieldProps }) {
  const w = useWords();
  return of.optional === true ? <span className="c-optional"> ({w.common.optional})</span> : null;
}

function fieldClass({ span, narrowSpan }: FieldProps, errors: string[]): string | undefined {
  return classNames("c-field", span && `c-${span}`, narrowSpan && `c-n${narrowSpan}`, errors.length > 0 && "has-error");
}
