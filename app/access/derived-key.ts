import { createHmac, hkdfSync } from "node:crypto";
import type { MasterKey } from "~/platform/sealing";

type Purpose = "attempts" | "known-device" | "capture-link" | "capture-device";

/**
 * HMAC-SHA-256 of a text under a key that serves one purpose, made from the master key: an address or an e-mail in a
 * bucket's name cannot be guessed from the table. In base64url. A rotated master key makes other names, which only
 * forgets attempts, known devices and the phones' links that nobody has opened yet.
 */
export function keyedHash(masterKey: MasterKey, purpose: Purpose, text: string): string {
  const key = Buffer.from(hkdfSync("sha256", masterKey.bytes, "", `cartellina ${purpose}`, 32));
  return createHmac("sha256", key).update(text).digest("base64url");
}
