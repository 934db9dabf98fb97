import type { Ruleset } from "~/rulesets/ruleset";
import { type ChangeableText, changeableTexts, type TextKind } from "./changeable-texts";
import { baseLabels } from "./copy-labels";
import { isTranslated, type PaperDocument } from "./paper-documents";
import { RUNNING } from "./rewritten";
import { type Changes, type Edition, editionOf, textsOf } from "./texts";
import { englishOf } from "./translation";

/** A text in a form: the name of its field (that of its English adds `-en`), and what the edition has now. */
export type TextField = {
  name: string;
  text: ChangeableText;
  it: string;
  /** Empty where the edition has no English of its own for it. */
  en: string;
  /** The built-in English, which says what the built-in Italian says; null where the document is not translated. */
  baseEnglish: string | null;
};

/** What was typed for a text, as `kept` gives it. */
export type TypedText = { it: string; en: string };

/** The texts of a document that an edition may change, as fields of a form. */
export function fieldsOf(
  document: PaperDocument,
  { base, changes }: Pick<Edition, "base" | "changes">,
  rules: Pick<Ruleset, "requestForm" | "registrationForm" | "receipt">,
): TextField[] {
  const texts = textsOf(editionOf(base));
  const labels = document === "batchSlip" ? texts.copyLabels.batchSlip : baseLabels(document, rules);
  const english = isTranslated(document)
    ? changeableTexts(document, { ...texts, [document]: englishOf(editionOf(base))[document] }, [])
    : [];
  const inEnglish = new Map(english.map(({ key, base }) => [key, base]));
  return changeableTexts(document, texts, labels).map((text) => {
    const change = changes[text.key];
    return {
      name: text.key.replaceAll(".", "-"),
      text,
      it: change?.it ?? text.base,
      en: change?.en ?? "",
      baseEnglish: inEnglish.get(text.key) ?? null,
    };
  });
}

/** The changes that typed texts make: what is empty, or the same as the base without English of its own, is none. */
export function changesIn(fields: readonly TextField[], typed: Readonly<Record<string, TypedText>>): Changes {
  return Object.fromEntries(
    fields.flatMap(({ text, name, baseEnglish }) => {
      const { it = "", en = "" } = typed[name] ?? {};
      const change = { it: it || text.base, en: (baseEnglish !== null && en) || null };
      return change.it === text.base && change.en === null ? [] : [[text.key, change]];
    }),
  );
}

/** One line of words, or a running text's lines without blanks around them and without empty ones; letters composed. */
export function kept(kind: TextKind, typed: string): string {
  const lines = typed
    .normalize("NFC")
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .filter((line) => line !== "");
  return lines.join(isRunningKind(kind) ? "\n" : " ");
}

export const isRunningKind = (kind: TextKind): boolean => Object.hasOwn(RUNNING, kind);

/** The most that a field takes, in characters; what fits on paper is less. */
export function longest(kind: TextKind): number {
  return isRunningKind(kind) ? 4000 : 160;
}
