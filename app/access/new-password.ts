import { z } from "zod";
import type { FormState } from "~/ui/form/form-state";
import { passwordFault } from "./password";

/** The two fields in which a password is chosen. */
export const newPasswordFields = { password: z.string().min(1, "required"), again: z.string().min(1, "required") };

/** What is wrong with the choice, by field; null when it will do. */
export function choiceFault(
  choice: { password: string; again: string },
  person: { email: string },
): FormState["errors"] | null {
  const fault = passwordFault(choice.password, person);
  if (fault !== null) return { password: [fault] };
  return choice.password === choice.again ? null : { again: ["passwords-differ"] };
}
