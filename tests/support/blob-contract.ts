import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import type { BlobStore, StoredBlob } from "~/platform/blobs";

/** What the product relies on, of whatever store; `open` answers with a store in which nothing is. */
export function keepsTheContract(open: () => BlobStore): void {
  it("gives back what was put, until it is removed", async () => {
    const blobs = open();
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

  it("replaces a blob whole, whoever else writes it at the same time", async () => {
    const blobs = open();
    await blobs.put("a", Buffer.from("a long first version"));
    const versions = Array.from({ length: 8 }, (_, index) => Buffer.alloc(40_000, index + 1));
    await Promise.all(versions.map((version) => blobs.put("a", version)));
    const kept = (await blobs.get("a")) ?? Buffer.alloc(0);
    expect(versions.some((version) => version.equals(kept))).toBe(true);
    expect(await listed(blobs, "")).toHaveLength(1);
  });

  it("keeps a key apart from the longer keys that begin with it", async () => {
    const blobs = open();
    const keys = ["a", "a/b", "a-b", "a/b/c"];
    await Promise.all(keys.map((key) => blobs.put(key, Buffer.from(key))));
    for (const key of keys) expect(String(await blobs.get(key))).toBe(key);
  });

  it("takes 12 MB, and many at once, byte for byte", async () => {
    const blobs = open();
    const large = randomBytes(12 * 1024 * 1024);
    await blobs.put("large", large);
    expect(large.equals((await blobs.get("large")) ?? Buffer.alloc(0))).toBe(true);

    const many = Array.from({ length: 24 }, (_, index) => ({
      key: `many/${index}`,
      bytes: randomBytes(2_000 + index),
    }));
    await Promise.all(many.map(({ key, bytes }) => blobs.put(key, bytes)));
    const back = await Promise.all(many.map(({ key }) => blobs.get(key)));
    expect(back).toEqual(many.map(({ bytes }) => bytes));
  });

  it("lists what is there, by the beginning of its key, with its length and when it was stored", async () => {
    const blobs = open();
    const before = Date.now();
    const keys = Array.from({ length: 12 }, (_, index) => `practice-${index % 2}/case/${index}`);
    await Promise.all(keys.map((key, index) => blobs.put(key, Buffer.alloc(index))));
    await blobs.put("practice-1/gone", Buffer.from("x"));
    await blobs.remove("practice-1/gone");

    const all = await listed(blobs, "");
    expect(all.map(({ key, bytes }) => [key, bytes])).toEqual(keys.map((key, index) => [key, index]).sort());
    for (const { storedAt } of all) expect(Math.abs(storedAt.getTime() - before)).toBeLessThan(60_000);
    const odd = await listed(blobs, "practice-1/");
    expect(odd.map(({ key }) => key)).toEqual(keys.filter((key) => key.startsWith("practice-1/")).sort());
    expect(await listed(blobs, "practice-2/")).toEqual([]);
  });

  it("lists while others write and remove", async () => {
    const blobs = open();
    const stay = Array.from({ length: 6 }, (_, index) => `stay/${index}`);
    for (const key of stay) await blobs.put(key, Buffer.from("x"));
    const [found] = await Promise.all([
      listed(blobs, ""),
      ...Array.from({ length: 6 }, async (_, index) => {
        await blobs.put(`go/${index}`, Buffer.from("x"));
        await blobs.remove(`go/${index}`);
      }),
    ]);
    expect(found.map(({ key }) => key).filter((key) => key.startsWith("stay/"))).toEqual(stay);
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
    const blobs = open();
    await expect(blobs.put(key, Buffer.from("x"))).rejects.toThrow(RangeError);
    await expect(blobs.get(key)).rejects.toThrow(RangeError);
    await expect(blobs.remove(key)).rejects.toThrow(RangeError);
    if (key !== "") await expect(listed(blobs, key)).rejects.toThrow(RangeError);
    expect(await listed(blobs, "")).toEqual([]);
  });

  it("says that it answers", async () => {
    await expect(open().check()).resolves.toBeUndefined();
  });
}

/** Everything under `prefix`, by key. */
export async function listed(blobs: BlobStore, prefix: string): Promise<StoredBlob[]> {
  const found: StoredBlob[] = [];
  for await (const blob of blobs.list(prefix)) found.push(blob);
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}
