import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** One version of the key that wraps the data keys: 32 bytes, and the number that tells it from earlier and later ones. */
export type KeyVersion = { readonly version: number; readonly bytes: Buffer };

/** The key that wraps the data keys, in all versions at hand: one of them seals, each opens what it has sealed. */
export type MasterKey = {
  /** The version that wraps from now on. */
  sealing(): KeyVersion;
  /** Null when that version is not at hand. */
  find(version: number): KeyVersion | null;
};

/** A data key as it is stored: unreadable without the master key of that version. */
export type WrappedKey = { wrapped: Buffer; masterVersion: number };

/** What sealed bytes belong to. `version` counts the replacements of the same thing. */
export type Belonging = { practiceId: string; caseId: string; kind: string; version: number };

const SEALED_FILE = Buffer.from("CTLF\x01", "latin1");
const WRAPPED_KEY = Buffer.from("CTLK\x01", "latin1");
const MASTER_VERSION_LENGTH = 4;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const KEY_LENGTH = 32;

/**
 * `plaintext` under AES-256-GCM: header (magic, format version, random nonce, tag) and ciphertext.
 * `key` is a data key of 32 bytes, `associated` says what the bytes belong to and must be repeated to open them.
 * The header is authenticated too. Throws a RangeError on a key of another length.
 */
export function seal(key: Buffer, plaintext: Buffer, associated: string): Buffer {
  return encrypt(SEALED_FILE, key, plaintext, associated);
}

/** The plaintext again; throws `BrokenSeal` on any other key, other associated data or changed, missing or added byte. */
export function unseal(key: Buffer, sealed: Buffer, associated: string): Buffer {
  return decrypt(SEALED_FILE, key, sealed, associated);
}

/** A fresh random data key, wrapped by the master key; `unwrapDataKey` gives the key itself. */
export function newDataKey(masterKey: MasterKey, associated: string): WrappedKey {
  return wrapDataKey(masterKey, randomBytes(KEY_LENGTH), associated);
}

/** `dataKey` (32 bytes) under the version of the master key that seals at the moment. */
export function wrapDataKey(masterKey: MasterKey, dataKey: Buffer, associated: string): WrappedKey {
  const key = masterKey.sealing();
  return { wrapped: encrypt(wrappedBy(key.version), key.bytes, dataKey, associated), masterVersion: key.version };
}

/**
 * The data key in clear (32 bytes); throws `BrokenSeal` on another master key, other associated data or a changed byte,
 * and `KeyVersionMissing` where the version that wrapped it is not at hand.
 */
export function unwrapDataKey(masterKey: MasterKey, wrapped: Buffer, associated: string): Buffer {
  const version = wrappedVersion(wrapped);
  const key = masterKey.find(version);
  if (key === null) throw new KeyVersionMissing(version);
  return decrypt(wrappedBy(version), key.bytes, wrapped, associated);
}

/** The same data key under the version that seals now: rotation touches no file. Throws as `unwrapDataKey` does. */
export function rewrap(masterKey: MasterKey, wrapped: Buffer, associated: string): WrappedKey {
  return wrapDataKey(masterKey, unwrapDataKey(masterKey, wrapped, associated), associated);
}

/** The version of the master key that wrapped these bytes; throws `BrokenSeal` when they are no wrapped key. */
export function wrappedVersion(wrapped: Buffer): number {
  const isWrapped =
    wrapped.length > WRAPPED_KEY.length + MASTER_VERSION_LENGTH &&
    wrapped.subarray(0, WRAPPED_KEY.length).equals(WRAPPED_KEY);
  if (!isWrapped) throw new BrokenSeal();
  return wrapped.readUInt32BE(WRAPPED_KEY.length);
}

/**
 * The one spelling of what sealed bytes belong to: `practice|case|kind|version`. Throws a RangeError on a part that is
 * empty or could be read as two, so that two different things never share a spelling.
 */
export function associatedData({ practiceId, caseId, kind, version }: Belonging): string {
  if (!Number.isSafeInteger(version) || version < 0) throw new RangeError(`not a version: ${version}`);
  for (const part of [practiceId, caseId, kind]) {
    if (!/^[A-Za-z0-9_.:-]+$/.test(part))
      throw new RangeError("a part of the associated data is empty or has odd characters");
  }
  return [practiceId, caseId, kind, version].join("|");
}

/** The prefix carries the master version, so that a key is never tried against the wrong master key. */
function wrappedBy(masterVersion: number): Buffer {
  const version = Buffer.alloc(MASTER_VERSION_LENGTH);
  version.writeUInt32BE(masterVersion);
  return Buffer.concat([WRAPPED_KEY, version]);
}

function encrypt(prefix: Buffer, key: Buffer, plaintext: Buffer, associated: string): Buffer {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(authenticated(prefix, associated));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([prefix, nonce, cipher.getAuthTag(), ciphertext]);
}

function decrypt(prefix: Buffer, key: Buffer, sealed: Buffer, associated: string): Buffer {
  const nonceEnd = prefix.length + NONCE_LENGTH;
  const tagEnd = nonceEnd + TAG_LENGTH;
  if (sealed.length < tagEnd || !sealed.subarray(0, prefix.length).equals(prefix)) throw new BrokenSeal();

  const nonce = sealed.subarray(prefix.length, nonceEnd);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(authenticated(prefix, associated));
  decipher.setAuthTag(sealed.subarray(nonceEnd, tagEnd));
  const plaintext = decipher.update(sealed.subarray(tagEnd));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    throw new BrokenSeal();
  }
}

/** The prefix has a fixed length for each kind of bytes, so nothing can slide from it into the associated data. */
function authenticated(prefix: Buffer, associated: string): Buffer {
  return Buffer.concat([prefix, Buffer.from(associated, "utf8")]);
}

/** The bytes are not what was sealed, or not for this key and this place. Says nothing about which. */
export class BrokenSeal extends Error {
  override name = "BrokenSeal";

  constructor(message = "sealed bytes do not open: other key, other place or changed content") {
    super(message);
  }
}

/** A key was wrapped by a version of the master key that is not at hand. */
export class KeyVersionMissing extends BrokenSeal {
  override name = "KeyVersionMissing";

  constructor(readonly version: number) {
    super(`version ${version} of the master key, which sealed this, is not at hand`);
  }
}
