import { paragraphsOf } from "./paragraphs";
import { rewritten, type Say } from "./rewritten";
import { type BuiltInEdition, type Changes, type Edition, isBuiltIn, type TranslatedTexts } from "./texts";
import { texts202005en, texts202401en } from "./texts-en";

/** What stands behind words of a chamber that has no English for them. */
export const ONLY_ITALIAN = {
  mark: "[IT]",
  paragraph: "This paragraph exists in Italian only – Questo testo esiste solo in italiano:",
};

/**
 * The English words of an edition. Where a chamber changed a text and gave no English, the built-in English would lie:
 * the Italian stands there, and it says so.
 * @throws Error for a base without English.
 */
export function englishOf({ base, changes }: Edition): TranslatedTexts {
  if (!isBuiltIn(base)) throw new Error(`no English of edition ${base}`);
  const english = ENGLISH[base];
  const say = englishSay(changes);
  return {
    ...english,
    requestForm: rewritten("requestForm", english.requestForm, say),
    deliveryReceipt: rewritten("deliveryReceipt", english.deliveryReceipt, say),
  };
}

function englishSay(changes: Changes): Say {
  return {
    short: (key, english) => {
      const change = changes[key];
      return change === undefined ? english : (change.en ?? `${change.it} ${ONLY_ITALIAN.mark}`);
    },
    running: (key, english, points) => {
      const change = changes[key];
      if (change === undefined) return english;
      return change.en === null
        ? [ONLY_ITALIAN.paragraph, ...paragraphsOf(change.it, points)]
        : paragraphsOf(change.en, points);
    },
  };
}

/** A built-in edition without its English does not compile. */
const ENGLISH: Record<BuiltInEdition, TranslatedTexts> = { "2020-05": texts202005en, "2024-01": texts202401en };
