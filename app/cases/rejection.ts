import { type Ruleset, refusalCodeOf } from "~/rulesets/ruleset";

/** Why the counter refused a case, in words, and what that asks for. */
export type Rejection = { code: string; why: string; remedy: "MEND" | "REDO"; reidentify: boolean };

/** Null while the case is not refused; a code the rules in force no longer have is told by itself. */
export function rejectionOf(
  row: { rejectionCode: string | null },
  ruleset: Pick<Ruleset, "refusalCodes">,
  language: "it" | "en",
): Rejection | null {
  const { rejectionCode: code } = row;
  if (code === null) return null;
  const known = refusalCodeOf(ruleset, code);
  if (known === null) return { code, why: code, remedy: "MEND", reidentify: false };
  return { code, why: known[language], remedy: known.remedy, reidentify: known.reidentify };
}
