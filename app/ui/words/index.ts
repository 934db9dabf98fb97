import { en } from "./en";
import { it } from "./it";
import type { WordsLike } from "./words-like";

export type Language = "it" | "en";
export type Words = WordsLike<typeof it>;

/** All sentences of the product in that language. */
export function wordsFor(language: Language): Words {
  return language === "en" ? en : it;
}
