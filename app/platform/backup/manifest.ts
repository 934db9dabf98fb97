import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What a back-up says of itself: written last, so that one without it is not whole. */
export type Manifest = z.infer<typeof Manifest>;

export const MANIFEST_FILE = "MANIFEST.json";
/** One line a part, as `sha256sum -c` reads them. */
export const SUMS_FILE = "SHA256SUMS";
export const LEDGER_FILE = "destroyed-keys.txt";
export const CHECKPOINTS_FILE = "checkpoints.txt";

const FORMAT = "cartellina-backup v1";
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const Manifest = z.object({
  format: z.literal(FORMAT),
  id: z.uuid(),
  /** Of the moment that the database was read at. */
  madeAt: z.iso.datetime(),
  /** Of the product. */
  version: z.string(),
  migrations: z.array(hash),
  /** Versions of the master key without which something in it cannot be read. */
  masterVersions: z.array(z.number().int()),
  /** The key that seals the parts of the database, wrapped by the master key; base64. */
  wrappedKey: z.string(),
  tables: z.array(
    z.object({
      name: z.string().regex(/^[a-z0-9_]+$/),
      columns: z.array(z.string()),
      rows: z.number().int(),
    }),
  ),
  /** Where each book of the register ended. */
  heads: z.array(z.object({ book: z.uuid(), seq: z.number().int(), hash })),
  files: z.number().int(),
  /** Files that rows name and that were not in the store, or not as the rows have them: they were lost before. */
  lost: z.array(z.string()),
  /** SHA-256 of SHA256SUMS. */
  sums: hash,
});

export const backupBelongsTo = (id: string) => `backup|${id}`;

export const tablePart = (name: string) => `database/${name}`;
export const filePart = (blobKey: string) => `files/${blobKey}`;

/** As text, with a keyed hash of it all: nobody without the master key writes another. */
export function spellManifest(manifest: Omit<Manifest, "format">, key: Buffer): string {
  const whole: Manifest = { format: FORMAT, ...manifest };
  return `${JSON.stringify({ ...whole, mac: macOf(whole, key) }, null, 1)}\n`;
}

export type ReadManifest = { manifest: Manifest; isOurs(key: Buffer): boolean };

/** Null when the text is no manifest of this format. `isOurs`: whether it is as it was written. */
export function parseManifest(text: string): ReadManifest | null {
  const read = z.object({ mac: hash }).and(Manifest).safeParse(parsed(text));
  if (!read.success) return null;
  const manifest = Manifest.parse(read.data);
  const mac = Buffer.from(read.data.mac, "hex");
  return { manifest, isOurs: (key) => timingSafeEqual(mac, Buffer.from(macOf(manifest, key), "hex")) };
}

/** Over what was understood, in the order of the definition. */
const macOf = (manifest: Manifest, key: Buffer): string =>
  createHmac("sha256", key)
    .update(JSON.stringify(Manifest.parse(manifest)))
    .digest("hex");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The parts and their hashes, by `hash  name` lines; null when a line is no such line. */
export function parseSums(text: string): Map<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.split("\n").filter((row) => row !== "")) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}([A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_-]+)*)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined || name.includes("..")) return null;
    sums.set(name, sum);
  }
  return sums;
}

export const spellSums = (sums: ReadonlyMap<string, string>): string =>
  [...sums].map(([name, sum]) => `${sum}  ${name}\n`).join("");
