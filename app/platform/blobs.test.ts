import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepsTheContract, listed } from "../../tests/support/blob-contract";
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

describe("a folder", () => {
  keepsTheContract(() => blobs);

  it("has one file a blob, and nothing unfinished beside", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => blobs.put("a", Buffer.from(`version ${index % 10}`))));
    expect(String(await blobs.get("a"))).toMatch(/^version \d$/);
    expect(await files()).toHaveLength(1);
  });

  it("shows the files to nobody else, and spreads them over folders", async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => blobs.put(`0199-${index}`, Buffer.from("x"))));
    const paths = await files();
    for (const path of paths) expect((await stat(path)).mode & 0o077).toBe(0);
    expect((await stat(join(dir, "store"))).mode & 0o077).toBe(0);
    const folders = paths.map((path) => path.slice(dir.length).split("/").slice(0, 4).join("/"));
    expect(new Set(folders).size).toBeGreaterThan(6);
  });

  it("lets no odd key out of it", async () => {
    await writeFile(join(dir, "secret"), "canary");
    await expect(blobs.put("../secret", Buffer.from("x"))).rejects.toThrow(RangeError);
    expect(String(await readFile(join(dir, "secret")))).toBe("canary");
  });

  it("forgets what a writer that died left unfinished, once it is old", async () => {
    await blobs.put("a", Buffer.from("x"));
    const [old, young] = ["old", "young"].map((name) => join(dir, "store", "unfinished", name)) as [string, string];
    for (const path of [old, young]) await writeFile(path, "half");
    await utimes(old, new Date("2020-01-01"), new Date("2020-01-01"));

    expect((await listed(blobs, "")).map(({ key }) => key)).toEqual(["a"]);
    await blobs.removeUnfinished(new Date(Date.now() - 60_000));
    expect(await readdir(join(dir, "store", "unfinished"))).toEqual(["young"]);
    expect(String(await blobs.get("a"))).toBe("x");
  });

  it("throws when it cannot be used, instead of losing a file silently", async () => {
    await writeFile(join(dir, "file"), "");
    const broken = createFolderBlobs(join(dir, "file"));
    await expect(broken.put("a", Buffer.from("x"))).rejects.toThrow();
    await expect(broken.get("a")).rejects.toThrow();
    await expect(listed(broken, "")).rejects.toThrow();
    await expect(broken.check()).rejects.toThrow();
  });
});
