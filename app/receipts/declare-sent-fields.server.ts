import { z } from "zod";
import { dayField } from "~/terms/day-field";
import { SENDING_MEANS } from "./declare-sent.server";

/** The form of a declaration, of one case or of many. */
export const DeclareSentFields = z.object({ day: dayField, means: z.enum(SENDING_MEANS) });
