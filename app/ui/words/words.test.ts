import { describe, expect, test } from "vitest";
import { en } from "./en";
import { it } from "./it";

describe.each([
  ["Italian", it],
  ["English", en],
])("%s", (_, words) => {
  const sentences = textsIn(words);

  test("has a sentence wherever one is due", () => {
    expect(sentences.filter(({ text }) => text.trim() === "")).toEqual([]);
  });

  test("does not shout, does not beg", () => {
    const loud = sentences.filter(
      ({ text }) => /si prega di|attenzione:|\bops\b/i.test(text) || /!(?!\p{Ps})/u.test(text),
    );
    expect(loud).toEqual([]);
  });
});

test("both languages have the same keys", () => {
  expect(keysOf(en)).toEqual(keysOf(it));
});

test("the same key is a list, a text or a sentence with gaps in both", () => {
  const english = new Map(leaves(en).map(({ path, leaf }) => [path, typeof leaf]));
  const different = leaves(it).filter(({ path, leaf }) => english.get(path) !== typeof leaf);
  expect(different.map(({ path }) => path)).toEqual([]);
});

type Leaf = { path: string; leaf: unknown };

function leaves(words: unknown, path = ""): Leaf[] {
  if (typeof words !== "object" || words === null) return [{ path, leaf: words }];
  return Object.entries(words).flatMap(([key, inner]) => leaves(inner, path === "" ? key : `${path}.${key}`));
}

function textsIn(words: unknown): { path: string; text: string }[] {
  return leaves(words).flatMap(({ path, leaf }) => (typeof leaf === "string" ? [{ path, text: leaf }] : []));
}

const keysOf = (words: unknown) =>
  leaves(words)
    .map(({ path }) => path)
    .sort();
