import { z } from "zod";

/** An hour as people write it (`9.30`, `09:30`), or nothing: `HH:MM` or null. */
export const optionalHourField = z.string().transform((text, issues): string | null => {
  if (text.trim() === "") return null;
  const parts = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(text.trim());
  if (parts !== null) return `${parts[1]?.padStart(2, "0")}:${parts[2]}`;
  issues.addIssue({ code: "custom", message: "not-a-time" });
  return z.NEVER;
});
