import { z } from "zod";
import { dayField } from "~/terms/day-field";

/** What every act of a case asks: its day, and words that stay with the case. */
export const actDay = { day: dayField };
export const actNote = { note: z.string().trim().max(500, "too-long").default("") };

/** The field beside which a refusal of any step stands; the others stand on top of the form. */
const STEP_FIELDS: Partial<Record<string, string>> = {
  "day-in-future": "day",
  "day-before-previous-step": "day",
  "holds-secret-code": "note",
};

/** The refusal with its field: the verb's own, or the one the page says, or the one it has on every page. */
export function besideField<R extends string>(
  outcome: { ok: false; refusal: R; field?: string },
  fields: Readonly<Partial<Record<string, string>>> = {},
): { ok: false; refusal: R; field?: string } {
  const field = outcome.field ?? fields[outcome.refusal] ?? STEP_FIELDS[outcome.refusal];
  return field === undefined ? outcome : { ...outcome, field };
}
