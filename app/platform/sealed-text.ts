import type { MasterKey } from "./master-key";
import { newDataKey, seal, unseal, unwrapDataKey } from "./sealing";

/**
 * A short text sealed together with its own wrapped key, for a single column: one byte with the length of the wrapped
 * key, the wrapped key, the sealed text. `belongsTo` must be repeated to open it.
 */
export function sealText(masterKey: MasterKey, text: string, belongsTo: string): Buffer {
  const { wrapped } = newDataKey(masterKey, belongsTo);
  const dataKey = unwrapDataKey(masterKey, wrapped, belongsTo);
  const sealed = seal(dataKey, Buffer.from(text, "utf8"), belongsTo);
  return Buffer.concat([Buffer.from([wrapped.length]), wrapped, sealed]);
}

/** The text again; throws `BrokenSeal` on any other key, other owner or changed byte. */
export function unsealText(masterKey: MasterKey, bytes: Buffer, belongsTo: string): string {
  const end = 1 + (bytes[0] ?? 0);
  const dataKey = unwrapDataKey(masterKey, bytes.subarray(1, end), belongsTo);
  return unseal(dataKey, bytes.subarray(end), belongsTo).toString("utf8");
}
