import { z } from "zod";
import { dayField } from "~/terms/day-field";
import { LIMITS, REGISTER_STARTS } from "./terms";

const whole = ({ min, max }: { min: number; max: number }) =>
  z
    .string()
    .trim()
    .min(1, "required")
    .regex(/^\d{1,6}$/, "not-a-whole-number")
    .transform(Number)
    .pipe(z.number().min(min, "too-small").max(max, "too-big"));

/** The form of the terms of retention under a mandate. */
export const TermsFields = z.object({
  validFrom: dayField,
  copiesDays: whole(LIMITS.copiesDays),
  registerYears: whole(LIMITS.registerYears),
  registerFrom: z.enum(REGISTER_STARTS),
  logMonths: whole(LIMITS.logMonths),
});
