import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { MasterKey } from "../master-key";
import { BrokenSeal, KeyVersionMissing, unwrapDataKey } from "../sealing";
import {
  backupBelongsTo,
  filePart,
  MANIFEST_FILE,
  type Manifest,
  parseManifest,
  parseSums,
  SUMS_FILE,
  tablePart,
} from "./manifest";
import { readPart, sumOf } from "./parts";
import { openPart } from "./sealed-part";

/** A back-up that is whole, every byte of it as it was written. */
export type Backup = {
  readonly manifest: Manifest;
  /** A part that is text. */
  text(name: string): string;
  /** The rows of a table, as COPY wrote them. */
  rows(table: string): AsyncIterable<Buffer>;
  /** Names and bytes of the stored files. */
  files(): AsyncIterable<{ blobKey: string; bytes: Buffer }>;
};

/**
 * Opens the back-up in `dir` after checking every part against its hash.
 * @throws a sentence: it is not whole, not of this format, a part (which it names) is not as it was written, or the master
 * key at hand is not its own.
 */
export async function openBackup(
  dir: string,
  masterKey: MasterKey,
  progress: (sentence: string) => void,
): Promise<Backup> {
  const folder = resolve(dir);
  const file = join(folder, MANIFEST_FILE);
  if (!existsSync(file)) throw new Error(`${folder} is not a whole back-up: ${MANIFEST_FILE} is missing.`);
  const read = parseManifest(readFileSync(file, "utf8"));
  if (read === null) throw new Error(`${file} is damaged, or of a version of Cartellina that this one does not know.`);
  const { manifest } = read;
  const key = keyOf(manifest, masterKey);
  if (key === null || !read.isOurs(key)) throw new Error(`${file} is not as it was written, or of another master key.`);

  const sumsText = existsSync(join(folder, SUMS_FILE)) ? readFileSync(join(folder, SUMS_FILE)) : Buffer.alloc(0);
  const sums = parseSums(sumsText.toString("utf8"));
  if (sums === null || createHash("sha256").update(sumsText).digest("hex") !== manifest.sums) {
    throw new Error(`Part ${SUMS_FILE} of the back-up is not as it was written.`);
  }
  let told = performance.now();
  for (const [name, sum] of sums) {
    const found = await sumOf(folder, name);
    if (found === null) throw new Error(`Part ${name} of the back-up is missing.`);
    if (found !== sum) throw new Error(`Part ${name} of the back-up is not as it was written.`);
    if (performance.now() - told > 2000) {
      told = performance.now();
      progress(`  checking ${name}`);
    }
  }
  const absent = manifest.tables.find(({ name }) => !sums.has(tablePart(name)));
  if (absent !== undefined) throw new Error(`Part ${tablePart(absent.name)} of the back-up is missing.`);
  return {
    manifest,
    text: (name) => readFileSync(join(folder, name), "utf8"),
    rows: (table) => unzipped(openPart(readPart(folder, tablePart(table)), key, partName(manifest, table))),
    async *files() {
      for (const name of sums.keys()) {
        const blobKey = name.slice(filePart("").length);
        if (name === filePart(blobKey)) yield { blobKey, bytes: readFileSync(join(folder, name)) };
      }
    },
  };
}

const partName = ({ id }: Manifest, table: string) => ({ backup: id, part: tablePart(table) });

function keyOf({ id, wrappedKey, masterVersions }: Manifest, masterKey: MasterKey): Buffer | null {
  const lacking = masterVersions.filter((version) => masterKey.find(version) === null);
  if (lacking.length > 0) {
    throw new Error(
      `The back-up needs version ${lacking.join(" and ")} of the master key, which is not at hand: give the key that was ` +
        "in force then, with --key FILE or in CARTELLINA_MASTER_KEY.",
    );
  }
  try {
    return unwrapDataKey(masterKey, Buffer.from(wrappedKey, "base64"), backupBelongsTo(id));
  } catch (error) {
    if (error instanceof BrokenSeal && !(error instanceof KeyVersionMissing)) return null;
    throw error;
  }
}

async function* unzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const out = new PassThrough();
  const ended = pipeline(source, createGunzip(), out).catch((error: Error) => {
    out.destroy(error);
  });
  for await (const piece of out) yield piece as Buffer;
  await ended;
}
