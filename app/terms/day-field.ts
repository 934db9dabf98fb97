import { z } from "zod";
import { type Day, isDay } from "./day";

/** A day of a form; left empty it is missing. A year outside living memory is a slip of the finger. */
export const dayField = z.string().min(1, "required").pipe(z.string().transform(readDay));

/** A day of a form that may be left empty: null. */
export const optionalDayField = z
  .string()
  .transform((text, issues): Day | null => (text === "" ? null : readDay(text, issues)));

function readDay(text: string, issues: z.RefinementCtx): Day {
  if (isDay(text) && text >= "1900-01-01" && text <= "2199-12-31") return text;
  issues.addIssue({ code: "custom", message: isDay(text) ? "day-too-far" : "not-a-day" });
  return z.NEVER;
}
