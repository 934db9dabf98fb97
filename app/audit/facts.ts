import { canonical } from "./canonical";
import { ENTRY_FACTS, type Entry } from "./entry";

const LONGEST = 80;

/**
 * The facts of an entry as canonical JSON text.
 * @throws Error on a fact outside the act's list, a text of more than 80 characters, or one that looks like a codice
 * fiscale or an e-mail address: the register holds nothing personal (design, "The register").
 */
export function factsText(entry: Entry): string {
  const allowed: readonly string[] = ENTRY_FACTS[entry.act];
  for (const [name, value] of Object.entries(entry.facts)) {
    if (!allowed.includes(name)) throw new Error(`${entry.act} has no fact "${name}"`);
    for (const text of textsIn(value)) {
      if (text.length > LONGEST) throw new Error(`${entry.act}: "${name}" is too long for the register`);
      if (isPersonal(text)) throw new Error(`${entry.act}: "${name}" looks personal`);
    }
  }
  return canonical(entry.facts);
}

function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

/** Digits of a codice fiscale may be replaced by letters (omocodia, D.M. 12/3/1974). */
const CODICE_FISCALE = /\b[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]\b/i;
const EMAIL = /[^\s@]@[^\s@]/;

function isPersonal(text: string): boolean {
  return EMAIL.test(text) || CODICE_FISCALE.test(text) || CODICE_FISCALE.test(text.replace(/\s/g, ""));
}
