import type { Paragraph } from "./fit-text";

/** Running texts of a document; those with points have their letters put by the program. */
export const RUNNING = { declarations: { points: true }, clauses: { points: false }, attestation: { points: false } };
export type RunningName = keyof typeof RUNNING;

type DocumentWords = {
  title: string;
  subtitle: string;
  headings: Record<string, string>;
  labels: Record<string, string>;
} & { [Name in RunningName]?: Paragraph[] };

/** What stands for a text of this key, where the built-in edition says `base`. */
export type Say = {
  short: (key: string, base: string) => string;
  running: (key: string, base: Paragraph[], points: boolean) => Paragraph[];
};

/** The words of a document, each as `say` has it. */
export function rewritten<W extends DocumentWords>(document: string, words: W, say: Say): W {
  const group = (name: "headings" | "labels") =>
    Object.fromEntries(
      Object.entries(words[name]).map(([key, base]) => [key, say.short(`${document}.${name}.${key}`, base)]),
    );
  const running = Object.entries(RUNNING).flatMap(([name, { points }]) => {
    const base = words[name as RunningName];
    return base === undefined ? [] : [[name, say.running(`${document}.${name}`, base, points)]];
  });
  return {
    ...words,
    title: say.short(`${document}.title`, words.title),
    subtitle: say.short(`${document}.subtitle`, words.subtitle),
    headings: group("headings"),
    labels: group("labels"),
    ...Object.fromEntries(running),
  };
}
