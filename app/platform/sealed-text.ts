import { type MasterKey, newDataKey, rewrap, seal, unseal, unwrapDataKey } from "./sealing";

/**
 * A short text sealed together with its own wrapped key, for a single column: one byte with the length of the wrapped
 * key, the wrapped key, the sealed text. `belongsTo` must be repeated to open it.
 */
export function sealText(masterKey: MasterKey, text: string, belongsTo: string): Buffer {
  const { wrapped } = newDataKey(masterKey, belongsTo);
  const dataKey = unwrapDataKey(masterKey, wrapped, belongsTo);
  return together(wrapped, seal(dataKey, Buffer.from(text, "utf8"), belongsTo));
}

/** The text again; throws `BrokenSeal` on any other key, other owner or changed byte. */
export function unsealText(masterKey: MasterKey, bytes: Buffer, belongsTo: string): string {
  const { wrapped, sealed } = apart(bytes);
  return unseal(unwrapDataKey(masterKey, wrapped, belongsTo), sealed, belongsTo).toString("utf8");
}

/** The same text with its key under the version that seals now. Throws as `unsealText` does on the key. */
export function rewrapText(masterKey: MasterKey, bytes: Buffer, belongsTo: string): Buffer {
  const { wrapped, sealed } = apart(bytes);
  return together(rewrap(masterKey, wrapped, belongsTo).wrapped, sealed);
}

const together = (wrapped: Buffer, sealed: Buffer) => Buffer.concat([Buffer.from([wrapped.length]), wrapped, sealed]);

function apart(bytes: Buffer): { wrapped: Buffer; sealed: Buffer } {
  const end = 1 + (bytes[0] ?? 0);
  return { wrapped: bytes.subarray(1, end), sealed: bytes.subarray(end) };
}
