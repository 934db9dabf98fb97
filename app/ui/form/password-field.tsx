import { useWords } from "~/ui/words/use-words";
import { Field, type FieldProps, useField } from "./field";

type PasswordFieldProps = Omit<FieldProps, "defaultValue"> & {
  autoComplete: "current-password" | "new-password";
  autoFocus?: boolean;
};

/** Never shown again after a refusal; the button that reveals it works where the script runs. */
export function PasswordField(props: PasswordFieldProps) {
  const w = useWords();
  const control = useField(props);
  return (
    <Field props={props} control={control}>
      <div className="c-password">
        <input
          className={control.className}
          type="password"
          id={control.id}
          name={props.name}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the sign-in page has nothing before its fields
          autoFocus={props.autoFocus}
          required
          aria-invalid={control.invalid}
          aria-describedby={control.described}
        />
        <button
          className="c-quiet"
          type="button"
          aria-controls={control.id}
          aria-pressed="false"
          data-reveal={control.id}
          data-hide={w.common.password.hide}
          hidden
        >
          {w.common.password.show}
        </button>
      </div>
    </Field>
  );
}
