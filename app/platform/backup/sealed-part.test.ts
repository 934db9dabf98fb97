import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { BrokenSeal } from "../sealing";
import { openPart, sealPart } from "./sealed-part";

const key = randomBytes(32);
const name = { backup: "b", part: "database/cases" };
const MiB = 1024 * 1024;

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const piece of source) found.push(piece);
  return Buffer.concat(found);
}

const sealed = (bytes: Buffer) => all(sealPart(pieces(bytes, 70_001), key, name));
const opened = (bytes: Buffer, of = name, with_ = key) => all(openPart(pieces(bytes, 50_003), with_, of));

test.each([0, 1, MiB - 1, MiB, MiB + 1, 2 * MiB, 3 * MiB + 5])("%i bytes come back as they were", async (length) => {
  const bytes = randomBytes(length);
  const there = await sealed(bytes);
  expect(there.length).toBeGreaterThan(length);
  expect((await opened(there)).equals(bytes)).toBe(true);
});

test("a piece that is left out, moved, cut off or added does not open, nor does another part or key", async () => {
  const bytes = randomBytes(3 * MiB);
  const there = await sealed(bytes);
  const piece = there.length / 3;
  const [one, two, three] = [0, 1, 2].map((at) => there.subarray(at * piece, (at + 1) * piece)) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const wrong = [
    [one, three],
    [one, two],
    [two, one, three],
    [one, one, two, three],
    [one, two, three, three],
    [one, two, three.subarray(0, -1)],
    [one, two, three, Buffer.alloc(1)],
    [],
  ];
  for (const parts of wrong) await expect(opened(Buffer.concat(parts))).rejects.toThrow(BrokenSeal);
  await expect(opened(there, { ...name, part: "database/clients" })).rejects.toThrow(BrokenSeal);
  await expect(opened(there, name, randomBytes(32))).rejects.toThrow(BrokenSeal);
  // Control.
  expect((await opened(Buffer.concat([one, two, three]))).equals(bytes)).toBe(true);
});
