import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { finishPlacing, isHalfRestored, putInPlace, restoringIn } from "./put-in-place";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "cartellina-placing-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const NAMES = ["postgres", "blobs"];
const FILES = ["database.json", "master.key"];

function write(folder: string, content: string): void {
  for (const name of NAMES) mkdirSync(join(folder, name), { recursive: true });
  for (const name of [...FILES, ...NAMES.map((dir) => `${dir}/content`)]) writeFileSync(join(folder, name), content);
}

function made(): string {
  const folder = mkdtempSync(join(root, "data-"));
  write(folder, "old");
  writeFileSync(join(folder, "DEMO"), "old");
  write(restoringIn(folder), "new");
  return folder;
}

const contentOf = (folder: string) =>
  [...FILES, ...NAMES.map((dir) => `${dir}/content`)].map((name) => readFileSync(join(folder, name), "utf8"));

const whole = (word: string) => [word, word, word, word];

test("restored data take the place of the old ones, which are kept aside, also what has no successor", async () => {
  const folder = made();
  await putInPlace(folder, "before", true);
  expect(contentOf(folder)).toEqual(whole("new"));
  expect(contentOf(join(folder, "before"))).toEqual(whole("old"));
  expect(readdirSync(folder).sort()).toEqual(["before", "blobs", "database.json", "master.key", "postgres"]);
  expect(existsSync(join(folder, "before", "DEMO"))).toBe(true);
});

test("a key that stands in a variable stays out of it", async () => {
  const folder = made();
  await putInPlace(folder, "before", false);
  expect(readFileSync(join(folder, "master.key"), "utf8")).toBe("old");
});

test("cut off after any of its moves, it is brought to the same end", async () => {
  const names = [...NAMES, ...FILES];
  const steps = [
    ...[...names, "DEMO"].map((name) => [name, join("before", name)] as const),
    ...names.map((name) => [join("restoring", name), name] as const),
  ];
  for (let done = 0; done <= steps.length; done += 1) {
    const folder = made();
    const order = { aside: "before", moveIn: names, moveAside: [...names, "DEMO"] };
    writeFileSync(join(folder, "RESTORED"), JSON.stringify(order));
    mkdirSync(join(folder, "before"));
    for (const [from, to] of steps.slice(0, done)) renameSync(join(folder, from), join(folder, to));
    await finishPlacing(folder);
    expect(contentOf(folder)).toEqual(whole("new"));
    expect(contentOf(join(folder, "before"))).toEqual(whole("old"));
    expect(readdirSync(folder)).not.toContain("RESTORED");
  }
});

test("before the order is given nothing is moved; only where no other data stand is that a half", async () => {
  const folder = made();
  await finishPlacing(folder);
  expect(contentOf(folder)).toEqual(whole("old"));
  expect(isHalfRestored(folder)).toBe(false);
  const empty = mkdtempSync(join(root, "empty-"));
  cpSync(restoringIn(folder), restoringIn(empty), { recursive: true });
  expect(isHalfRestored(empty)).toBe(true);
});
