import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { MasterKey } from "./sealing";

export type { MasterKey };

const LENGTH = 32;
/** Of the one key there is, until keys are rotated. */
const FIRST_VERSION = 1;

/**
 * The key that wraps all others: `configured` (text of CARTELLINA_MASTER_KEY) when there is one, else the file
 * `master.key` (0600) in `folder`. The file is made only where `mayCreate` says that nothing has been written with an
 * earlier key.
 * @throws when a file is needed, is missing and may not be made, or does not hold 32 bytes.
 */
export function loadMasterKey(place: {
  configured: string | undefined;
  folder: string;
  mayCreate: boolean;
}): MasterKey {
  if (place.configured !== undefined) return required(place.configured, "CARTELLINA_MASTER_KEY");
  const file = join(place.folder, "master.key");
  if (!existsSync(file)) {
    if (!place.mayCreate) {
      throw new Error(`The master key ${file} is missing, and what it sealed cannot be read without it: put it back.`);
    }
    mkdirSync(place.folder, { recursive: true });
    writeFileSync(file, `${randomBytes(LENGTH).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return required(readFileSync(file, "utf8"), file);
}

/** 32 bytes from their base64, base64url or hexadecimal text; null when the text is anything else. */
export function parseMasterKey(text: string): Buffer | null {
  const trimmed = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return Buffer.from(trimmed, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return null;
  const bytes = Buffer.from(trimmed, "base64");
  return bytes.length === LENGTH ? bytes : null;
}

function required(text: string, source: string): MasterKey {
  const bytes = parseMasterKey(text);
  if (bytes === null) throw new Error(`${source} must hold 32 bytes in base64 or hexadecimal.`);
  return { version: FIRST_VERSION, bytes };
}
