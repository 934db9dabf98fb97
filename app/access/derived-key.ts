import { createHmac } from "node:crypto";
import type { MasterKey, Purpose } from "~/platform/master-key";

type Keyed = Extract<Purpose, "attempts" | "known-device" | "capture-link" | "capture-device">;

/**
 * HMAC-SHA-256 of a text under a key that serves one purpose, of the master key's making: an address or an e-mail in a
 * bucket's name cannot be guessed from the table. In base64url.
 */
export function keyedHash(masterKey: MasterKey, purpose: Keyed, text: string): string {
  return createHmac("sha256", masterKey.derived(purpose)).update(text).digest("base64url");
}
