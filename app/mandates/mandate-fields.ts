import { z } from "zod";
import { dayField } from "~/terms/day-field";

/** The contract as the chamber writes it down. */
export const mandateFields = {
  number: z.string().trim().min(1, "required").max(40, "too-long"),
  kind: z.enum(["NATURAL", "LEGAL"]),
  validFrom: dayField,
  validTo: dayField,
};
