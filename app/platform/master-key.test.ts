import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadMasterKey, parseMasterKey } from "./master-key";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cartellina-key-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("32 bytes are read from base64, base64url and hexadecimal, and nothing else is a key", () => {
  const bytes = Buffer.alloc(32, 0xfb);
  for (const text of [
    bytes.toString("base64"),
    bytes.toString("base64url"),
    bytes.toString("hex"),
    `${bytes.toString("hex")}\n`,
  ]) {
    expect(parseMasterKey(text)?.equals(bytes)).toBe(true);
  }
  for (const text of [
    "",
    "secret",
    Buffer.alloc(31).toString("base64"),
    Buffer.alloc(33).toString("hex"),
    "z".repeat(64),
  ]) {
    expect(parseMasterKey(text)).toBeNull();
  }
});

test("the configured key wins over the file", () => {
  const configured = Buffer.alloc(32, 7).toString("hex");
  expect(loadMasterKey({ configured, folder, mayCreate: false }).bytes.toString("hex")).toBe(configured);
});

test("a first start makes the file for its owner alone, later starts read the same key and close it again", () => {
  const made = loadMasterKey({ configured: undefined, folder, mayCreate: true });
  const file = join(folder, "master.key");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  chmodSync(file, 0o644);
  expect(loadMasterKey({ configured: undefined, folder, mayCreate: false })).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a lost key is not replaced by a new one, and a damaged one is named", () => {
  const elsewhere = join(folder, "elsewhere");
  expect(() => loadMasterKey({ configured: undefined, folder: elsewhere, mayCreate: false })).toThrow(/missing/);
  writeFileSync(join(folder, "master.key"), "not a key");
  expect(() => loadMasterKey({ configured: undefined, folder, mayCreate: true })).toThrow(/32 bytes/);
});
