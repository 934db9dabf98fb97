import { hkdfSync, randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { KeyVersion, MasterKey as SealingKey } from "./sealing";

const LENGTH = 32;
/** Of a key that stands without its version. */
const FIRST_VERSION = 1;
/** `master_version` is an integer column. */
const LAST_VERSION = 2 ** 31 - 1;

/** What is made from the master key, once, and stays as it is when the master key changes. */
export const PURPOSES = [
  "checkpoint ed25519 v1",
  "tax code index",
  "attempts",
  "known-device",
  "capture-link",
  "capture-device",
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The key that wraps all others, in all versions at hand. */
export type MasterKey = SealingKey & {
  /** All versions at hand, the one that seals in front. */
  versions(): readonly KeyVersion[];
  /**
   * 32 bytes that serve one purpose and outlive every rotation: signatures and blind indexes are compared with what was
   * written years ago. Made from the first version; `keep` gives those that the database holds instead.
   * @throws when neither is at hand.
   */
  derived(purpose: Purpose): Buffer;
  keep(derived: ReadonlyMap<Purpose, Buffer>): void;
};

export const keyFile = (folder: string): string => join(folder, "master.key");

/**
 * The master key: `configured` (text of CARTELLINA_MASTER_KEY) when there is one, else the file `master.key` (0600) in
 * `folder`, which is read again when it changes. The file is made only where `mayCreate` says that nothing has been written
 * with an earlier key.
 * @throws when a file is needed, is missing and may not be made, or does not hold keys of 32 bytes.
 */
export function loadMasterKey(place: {
  configured: string | undefined;
  folder: string;
  mayCreate: boolean;
}): MasterKey {
  if (place.configured !== undefined) return masterKeyOf(required(place.configured, "CARTELLINA_MASTER_KEY"));
  const file = keyFile(place.folder);
  if (!existsSync(file)) {
    if (!place.mayCreate) {
      throw new Error(`The master key ${file} is missing, and what it sealed cannot be read without it: put it back.`);
    }
    writeKeyFile(file, [newVersion([])]);
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  return ring(new FileKeys(file));
}

/** These versions, the first of which seals. */
export const masterKeyOf = (versions: readonly KeyVersion[]): MasterKey =>
  ring({ now: () => versions, again: () => versions });

/**
 * Keys as they stand in the variable or the file: each 32 bytes in base64, base64url or hexadecimal, with its version and
 * a colon in front (a bare one is version 1), parted by commas, spaces or line ends; lines that begin with # say nothing.
 * The first seals, all open. Null when the text is anything else, or has a version or a key twice.
 */
export function parseKeys(text: string): KeyVersion[] | null {
  const words = text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("#"))
    .flatMap((line) => line.split(/[\s,]+/))
    .filter((word) => word !== "");
  const versions = words.map(parseKey);
  const whole = versions.filter((version) => version !== null);
  if (whole.length === 0 || whole.length !== versions.length) return null;
  const distinct = (names: readonly (string | number)[]) => new Set(names).size === names.length;
  const isClear =
    distinct(whole.map(({ version }) => version)) && distinct(whole.map(({ bytes }) => bytes.toString("hex")));
  return isClear ? whole : null;
}

/** The other way round: `2:…,1:…`. */
export const spellKey = ({ version, bytes }: KeyVersion): string => `${version}:${bytes.toString("base64")}`;

/** A fresh random key, of the version behind all these. */
export function newVersion(there: readonly KeyVersion[]): KeyVersion {
  const last = Math.max(FIRST_VERSION - 1, ...there.map(({ version }) => version));
  return { version: last + 1, bytes: randomBytes(LENGTH) };
}

/** Replaces the file whole, for its owner alone; durable when it returns. A reader sees the old keys or the new. */
export function writeKeyFile(file: string, versions: readonly KeyVersion[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.new`;
  const lines = ["# The first key seals, all open. Keep it apart from the back-ups.", ...versions.map(spellKey)];
  writeFileSync(unfinished, `${lines.join("\n")}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  synced(unfinished);
  renameSync(unfinished, file);
  synced(dirname(file));
}

function synced(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function parseKey(word: string): KeyVersion | null {
  const [, given, text = ""] = /^(?:(\d{1,10}):)?(.+)$/.exec(word) ?? [];
  const version = given === undefined ? FIRST_VERSION : Number(given);
  if (version < FIRST_VERSION || version > LAST_VERSION) return null;
  const bytes = bytesOf(text);
  return bytes && { version, bytes };
}

function bytesOf(text: string): Buffer | null {
  if (/^[0-9a-fA-F]{64}$/.test(text)) return Buffer.from(text, "hex");
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null;
  const bytes = Buffer.from(text, "base64");
  return bytes.length === LENGTH ? bytes : null;
}

function required(text: string, source: string): KeyVersion[] {
  const versions = parseKeys(text);
  if (versions === null) {
    throw new Error(`${source} must hold 32 bytes in base64 or hexadecimal, or several such keys as 2:…,1:…`);
  }
  return versions;
}

/** `now`: as they stand, looked at cheaply; `again`: read anew, since a version is missing. */
type Keys = { now(): readonly KeyVersion[]; again(): readonly KeyVersion[] };

/**
 * The keys of a file that a rotation replaces while the product runs: whoever seals looks whether it has changed, so that
 * nothing is sealed with an old version once a new one stands in the file.
 */
class FileKeys implements Keys {
  #versions: readonly KeyVersion[];
  #stamp: string;

  constructor(private readonly file: string) {
    this.#stamp = this.#stampNow();
    this.#versions = required(readFileSync(file, "utf8"), file);
  }

  now(): readonly KeyVersion[] {
    return this.#stampNow() === this.#stamp ? this.#versions : this.again();
  }

  again(): readonly KeyVersion[] {
    const stamp = this.#stampNow();
    if (stamp === "") return this.#versions;
    this.#versions = required(readFileSync(this.file, "utf8"), this.file);
    this.#stamp = stamp;
    return this.#versions;
  }

  /** A file that is away for a moment changes nothing: what was read is still the key. */
  #stampNow(): string {
    const found = statSync(this.file, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? (this.#stamp ?? "") : `${found.ino} ${found.mtimeNs} ${found.size}`;
  }
}

function ring(keys: Keys): MasterKey {
  let kept: ReadonlyMap<Purpose, Buffer> = new Map();
  const among = (versions: readonly KeyVersion[], wanted: number) =>
    versions.find(({ version }) => version === wanted) ?? null;
  return {
    versions: () => keys.now(),
    sealing: () => keys.now()[0] as KeyVersion,
    find: (version) => among(keys.now(), version) ?? among(keys.again(), version),
    derived(purpose) {
      const there = kept.get(purpose);
      if (there !== undefined) return there;
      const first = among(keys.now(), FIRST_VERSION);
      if (first === null) throw new Error(`what serves for ${purpose} has not been taken from the database`);
      return derivedFrom(first, purpose);
    },
    keep(derived) {
      kept = derived;
    },
  };
}

/** HKDF-SHA-256 of a version, for one purpose. */
export const derivedFrom = ({ bytes }: KeyVersion, purpose: Purpose): Buffer =>
  Buffer.from(hkdfSync("sha256", bytes, "", `cartellina ${purpose}`, LENGTH));
