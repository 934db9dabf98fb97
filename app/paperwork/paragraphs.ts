import type { Paragraph } from "./fit-text";

/** Points a), b), c) under what introduces them. */
export function lettered(introduction: string, ...points: string[]): Paragraph[] {
  return [introduction, ...points.map((text, index) => ({ mark: `${LETTERS[index] ?? "–"})`, text }))];
}

/** Running text as people write it in one field: a line for each paragraph, without the letters of its points. */
export function writtenIn(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((paragraph) => (typeof paragraph === "string" ? paragraph : paragraph.text)).join("\n");
}

/** The same the other way; with `points`, every line after the first gets its letter. */
export function paragraphsOf(written: string, points: boolean): Paragraph[] {
  const [first = "", ...others] = written.split("\n");
  return points ? lettered(first, ...others) : [first, ...others];
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
