import { createHmac, hkdfSync } from "node:crypto";
import type { MasterKey } from "~/platform/sealing";

/** A keyed hash of a codice fiscale: compares without keeping it (a bare SHA-256 of one can be guessed). */
export function taxCodeIndex(masterKey: MasterKey, codiceFiscale: string): Buffer {
  const key = Buffer.from(hkdfSync("sha256", masterKey.bytes, "", "cartellina tax code index", 32));
  return createHmac("sha256", key).update(codiceFiscale.toUpperCase()).digest();
}
