import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureBuilt, sourcesHash } from "./build";

let root: string;
let builds: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "cartellina-build-"));
  builds = 0;
  mkdirSync(join(root, "app", "clients"), { recursive: true });
  write("app/root.tsx", "page");
  write("app/clients/client.ts", "rule");
  write("package-lock.json", "{}");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test("it builds when there is no build, and not again while nothing changes", async () => {
  expect([await built(), await built(), await built()]).toEqual([true, false, false]);
  expect(readFileSync(join(root, "build", "HASH"), "utf8").trim()).toBe(sourcesHash(root));
});

test.each([
  ["a changed source", () => write("app/clients/client.ts", "another rule")],
  ["a new source", () => write("app/clients/edit.ts", "")],
  ["a source that is gone", () => rmSync(join(root, "app", "clients", "client.ts"))],
  ["another lock file", () => write("package-lock.json", "{ }")],
  ["a lost bundle", () => rmSync(join(root, "build", "server"), { recursive: true })],
  ["a lost record", () => rmSync(join(root, "build", "HASH"))],
])("%s makes it build again", async (_name, change) => {
  await built();
  change();
  expect(await built()).toBe(true);
  expect(builds).toBe(2);
});

test("a changed test does not", async () => {
  write("app/clients/client.test.ts", "one");
  await built();
  write("app/clients/client.test.ts", "two");
  expect(await built()).toBe(false);
});

test("content cannot pass for a name", () => {
  const before = sourcesHash(root);
  write("app/clients/client.ts", "");
  write("app/clients/client.tsrule", "");
  expect(sourcesHash(root)).not.toBe(before);
});

test("a build that fails is tried again next time", async () => {
  const failing = () => Promise.reject(new Error("no"));
  await expect(ensureBuilt({ root, make: failing })).rejects.toThrow("no");
  expect(await built()).toBe(true);
});

const built = () =>
  ensureBuilt({
    root,
    make: async () => {
      builds += 1;
      write("build/server/index.js", "");
    },
  });

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}
