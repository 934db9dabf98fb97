import { createHmac } from "node:crypto";
import type { MasterKey } from "~/platform/master-key";

/** A keyed hash of a codice fiscale: compares without keeping it (a bare SHA-256 of one can be guessed). */
export function taxCodeIndex(masterKey: MasterKey, codiceFiscale: string): Buffer {
  return createHmac("sha256", masterKey.derived("tax code index")).update(codiceFiscale.toUpperCase()).digest();
}
