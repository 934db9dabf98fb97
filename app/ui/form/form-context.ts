import { createContext, useContext } from "react";
import { useWords } from "~/ui/words/use-words";
import { emptyForm, errorsOf, type FormState } from "./form-state";

type Surroundings = { form: FormState; refusals: Record<string, string>; prefix: string };

/** The form around a field: its state, the sentences of its refusals, and what sets its ids apart on the page. */
export const FormContext = createContext<Surroundings>({ form: emptyForm, refusals: {}, prefix: "" });

/** State of the form a field stands in: the one it is handed, or the one around it. */
export function useForm(form: FormState | undefined): Surroundings {
  const around = useContext(FormContext);
  return form === undefined ? around : { ...around, form };
}

/** The id of a field's control, from its name: `lines[0].serial` → `lines-0-serial`. */
export function fieldId(name: string, prefix = ""): string {
  return prefix + name.replace(/\W+/g, "-").replace(/-$/, "");
}

/** Sentences of all that is wrong with a field. */
export function useFieldErrors({ form, refusals }: Surroundings, name: string): string[] {
  const w = useWords();
  const refusal = form.refusal?.field === name ? refusals[form.refusal.code] : undefined;
  const sentences = errorsOf(form, name).map((code) => w.errors[code]);
  return refusal === undefined ? sentences : [...sentences, refusal];
}
