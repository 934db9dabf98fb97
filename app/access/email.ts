import { z } from "zod";

/** An e-mail address as a person's name in Cartellina: in lower case, so that nobody is there twice. */
export const emailField = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().min(1, "required").max(254, "too-long").pipe(z.email("not-an-email")));
