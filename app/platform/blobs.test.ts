import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type BlobStore, createFolderBlobs } from "./blobs";

let dir: string;
let blobs: BlobStore;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "blobs-"));
  blobs = createFolderBlobs(join(dir, "store"));
});

afterEach(() => rm(dir, { recursive: true }));

const files = async () => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

it("gives back what was put, until it is removed", async () => {
  expect(await blobs.get("practice/a")).toBeNull();
  await blobs.put("practice/a", Buffer.from("one"));
  await blobs.put("practice/b", Buffer.alloc(0));
  expect(await blobs.get("practice/a")).toEqual(Buffer.from("one"));
  expect(await blobs.get("practice/b")).toEqual(Buffer.alloc(0));

  await blobs.remove("practice/a");
  expect(await blobs.get("practice/a")).toBeNull();
  expect(await blobs.get("practice/b")).toEqual(Buffer.alloc(0));
  await blobs.remove("practice/a");
  await blobs.remove("never/put");
});

it("replaces a blob whole and leaves nothing unfinished behind", async () => {
  await blobs.put("a", Buffer.from("a long first version"));
  await Promise.all(Array.from({ length: 20 }, (_, index) => blobs.put("a", Buffer.from(`version ${index % 10}`))));
  expect(String(await blobs.get("a"))).toMatch(/^version \d$/);
  expect(await files()).toHaveLength(1);
});

it("keeps a key apart from the longer keys that begin with it", async () => {
  await Promise.all(["a", "a/b", "a-b", "a/b/c"].map((key) => blobs.put(key, Buffer.from(key))));
  for (const key of ["a", "a/b", "a-b", "a/b/c"]) expect(String(await blobs.get(key))).toBe(key);
});

it("shows the files to nobody else, and spreads them over folders", async () => {
  await Promise.all(Array.from({ length: 12 }, (_, index) => blobs.put(`0199-${index}`, Buffer.from("x"))));
  const paths = await files();
  for (const path of paths) expect((await stat(path)).mode & 0o077).toBe(0);
  expect((await stat(join(dir, "store"))).mode & 0o077).toBe(0);
  expect(new Set(paths.map((path) => path.slice(dir.length).split("/").slice(0, 4).join("/"))).size).toBeGreaterThan(6);
});

it.each([
  "",
  "../secret",
  "a/../../secret",
  "/etc/passwd.",
  "A",
  "a.jpg",
  "a b",
  "a\0b",
  "a\\b",
  "è",
  "a\n",
  "a".repeat(201),
])("refuses the key %j, which the product never makes", async (key) => {
  await writeFile(join(dir, "secret"), "canary");
  await expect(blobs.put(key, Buffer.from("x"))).rejects.toThrow(RangeError);
  await expect(blobs.get(key)).rejects.toThrow(RangeError);
  await expect(blobs.remove(key)).rejects.toThrow(RangeError);
  expect(String(await readFile(join(dir, "secret")))).toBe("canary");
});

it("throws when the folder cannot be used, instead of losing a file silently", async () => {
  await writeFile(join(dir, "file"), "");
  await expect(createFolderBlobs(join(dir, "file")).put("a", Buffer.from("x"))).rejects.toThrow();
});
