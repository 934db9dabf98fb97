import type { Option } from "./option";

/** One option for each code that has words, in their order: no code can be forgotten. */
export function optionsOf(words: Readonly<Record<string, string>>): Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
