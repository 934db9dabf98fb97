import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { derivedFrom, keyFile, loadMasterKey, masterKeyOf, newVersion, parseKeys, writeKeyFile } from "./master-key";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cartellina-key-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytes = Buffer.alloc(32, 0xfb);
const other = Buffer.alloc(32, 7);
const load = (where = folder, mayCreate = false) => loadMasterKey({ configured: undefined, folder: where, mayCreate });

test("32 bytes are read from base64, base64url and hexadecimal, and nothing else is a key", () => {
  for (const text of [bytes.toString("base64"), bytes.toString("base64url"), bytes.toString("hex")]) {
    for (const spelled of [text, `${text}\n`, `1:${text}`, `# a note\n${text}`]) {
      expect(parseKeys(spelled)).toEqual([{ version: 1, bytes }]);
    }
  }
  for (const text of [
    "",
    "# a note",
    "secret",
    Buffer.alloc(31).toString("base64"),
    Buffer.alloc(33).toString("hex"),
    "z".repeat(64),
  ]) {
    expect(parseKeys(text)).toBeNull();
  }
});

test("several keys stand side by side in the order in which they were written", () => {
  const [one, two] = [bytes.toString("base64"), other.toString("hex")];
  const both = [
    { version: 2, bytes: other },
    { version: 1, bytes },
  ];
  for (const text of [`2:${two},1:${one}`, `2:${two}, ${one}`, `# first\n2:${two}\n1:${one}\n`]) {
    expect(parseKeys(text)).toEqual(both);
  }
  const refused = [
    `0:${one}`,
    `2147483648:${one}`,
    `x:${one}`,
    `2:${one},2:${two}`,
    `${one},${two}`,
    `1:${one},2:${one}`,
  ];
  for (const text of refused) expect(parseKeys(text)).toBeNull();
});

test("the configured key wins over the file", () => {
  const configured = other.toString("hex");
  expect(loadMasterKey({ configured, folder, mayCreate: false }).sealing()).toEqual({ version: 1, bytes: other });
});

test("a first start makes the file for its owner alone, later starts read the same key and close it again", () => {
  const made = load(folder, true);
  const file = keyFile(folder);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  expect(load().versions()).toEqual(made.versions());
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a lost key is not replaced by a new one, and a damaged one is named", () => {
  const elsewhere = join(folder, "elsewhere");
  expect(() => load(elsewhere)).toThrow(/missing/);
  const damaged = mkdtempSync(join(folder, "damaged-"));
  writeFileSync(keyFile(damaged), "not a key");
  expect(() => load(damaged, true)).toThrow(/32 bytes/);
});

test("a process that runs seals with the new version as soon as it stands in the file, and goes on when the file is away", () => {
  const own = mkdtempSync(join(folder, "own-"));
  const running = load(own, true);
  const [first] = running.versions();
  const second = newVersion(running.versions());
  expect(second.version).toBe(2);
  writeKeyFile(keyFile(own), [second, ...running.versions()]);
  expect(statSync(keyFile(own)).mode & 0o777).toBe(0o600);
  expect(running.sealing()).toEqual(second);
  expect(running.find(1)).toEqual(first);
  expect(running.find(3)).toBeNull();
  expect(readFileSync(keyFile(own), "utf8").split("\n")).toHaveLength(4);
  rmSync(keyFile(own));
  expect(running.sealing()).toEqual(second);
});

test("what is made for one purpose is the first version's, stays when that is gone, and is never made of another", () => {
  const [one, two] = [
    { version: 1, bytes },
    { version: 2, bytes: other },
  ];
  const purpose = "tax code index";
  const before = masterKeyOf([one]).derived(purpose);
  expect(masterKeyOf([two, one]).derived(purpose)).toEqual(before);
  expect(masterKeyOf([one]).derived("attempts")).not.toEqual(before);
  const later = masterKeyOf([two]);
  expect(() => later.derived(purpose)).toThrow(/not been taken/);
  later.keep(new Map([[purpose, derivedFrom(one, purpose)]]));
  expect(later.derived(purpose)).toEqual(before);
});
