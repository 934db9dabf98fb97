import type { ReactNode } from "react";
import { useWords } from "~/ui/words/use-words";
import { Field, type FieldProps, useField } from "./field";
import { useForm } from "./form-context";
import { wasSent } from "./form-state";

type FileFieldProps = Omit<FieldProps, "defaultValue"> & {
  accept?: string;
  /** On a phone, open the camera: `environment` the one at the back. */
  capture?: "environment" | "user";
  multiple?: boolean;
  /** Say that no PIN or PUK may be in the picture (R-rule: no secret ever enters the product). */
  warning?: boolean;
  /** Behind these words: for a file that is there and seldom takes another's place. */
  behind?: ReactNode;
};

/** A file to send, in a form with `encType="multipart/form-data"`. A browser never keeps the file for a second try. */
export function FileField({ warning = true, behind, ...props }: FileFieldProps) {
  const w = useWords();
  const { form } = useForm(props.form);
  const hint = (
    <>
      {props.hint}
      {props.hint ? " " : null}
      {warning ? <strong className="c-warning">{w.common.files.keepSecretsOut}</strong> : null}
      {wasSent(form) ? ` ${w.common.files.kept}` : null}
    </>
  );
  const described = { ...props, hint: props.hint || warning || wasSent(form) ? hint : undefined };
  const control = useField(described);
  const input = (
    <input
      className="c-file"
      type="file"
      id={control.id}
      name={props.name}
      accept={props.accept ?? "application/pdf,image/jpeg,image/png"}
      capture={props.capture}
      multiple={props.multiple}
      required={!props.optional}
      aria-invalid={control.invalid}
      aria-describedby={control.described}
    />
  );
  return (
    <Field props={described} control={control}>
      {behind === undefined ? (
        input
      ) : (
        <details className="c-more" open={control.invalid}>
          <summary>{behind}</summary>
          {input}
        </details>
      )}
    </Field>
  );
}
