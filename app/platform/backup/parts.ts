import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Writes a part of a back-up, for its owner alone; durable when it resolves. Answers SHA-256 of its bytes, in hex. */
export async function writePart(
  folder: string,
  name: string,
  source: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<string> {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  async function* hashed() {
    for await (const piece of source) {
      hash.update(piece);
      yield piece;
    }
  }
  await pipeline(hashed(), createWriteStream(path, { flags: "w", mode: 0o600, flush: true }));
  return hash.digest("hex");
}

/** SHA-256 of a part as it lies there, in hex; null when it does not. */
export async function sumOf(folder: string, name: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    for await (const piece of readPart(folder, name)) hash.update(piece);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  return hash.digest("hex");
}

export const readPart = (folder: string, name: string): AsyncIterable<Buffer> =>
  createReadStream(join(folder, name), { highWaterMark: 256 * 1024 });

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
