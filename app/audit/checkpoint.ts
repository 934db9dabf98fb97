import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify as verifySignature,
} from "node:crypto";

/** Up to number `seq` a book was so, at that instant (ISO text, UTC). */
export type Checkpoint = { book: string; seq: number; hash: string; at: string };

/** A checkpoint as those hold it who may read the book: the line, and its Ed25519 signature in base64. */
export type SignedCheckpoint = Checkpoint & { line: string; signature: string };

/** What of the master key is needed here. */
type Deriving = { derived(purpose: "checkpoint ed25519 v1"): Buffer };

export type SigningKey = { sign(line: string): string; publicKey: string };

const LINE =
  /^cartellina-checkpoint v1 ([0-9a-f-]{36}) (\d{1,10}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;
const PKCS8_ED25519 = Buffer.from("302e020100300506032b657004220420", "hex");

export function checkpointLine({ book, seq, hash, at }: Checkpoint): string {
  return `cartellina-checkpoint v1 ${book} ${seq} ${hash} ${at}`;
}

/** Reads `line signature`, as `handedLine` writes it; null when it is anything else. */
export function parseHandedLine(text: string): SignedCheckpoint | null {
  const at = text.trim().lastIndexOf(" ");
  const checkpoint = at < 0 ? null : parseLine(text.trim().slice(0, at));
  return checkpoint && { ...checkpoint, line: checkpointLine(checkpoint), signature: text.trim().slice(at + 1) };
}

export const handedLine = ({ line, signature }: { line: string; signature: string }): string => `${line} ${signature}`;

export function parseLine(line: string): Checkpoint | null {
  const [, book, seq, hash, at] = LINE.exec(line) ?? [];
  if (book === undefined || seq === undefined || hash === undefined || at === undefined) return null;
  return { book, seq: Number(seq), hash, at };
}

/**
 * The key that signs checkpoints, of the master key's making, so that no database holds it in clear; the same after every rotation. Its public half (base64 of the
 * DER form, one line) is what parties pin.
 */
export function signingKey(masterKey: Deriving): SigningKey {
  const seed = masterKey.derived("checkpoint ed25519 v1");
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: "der", type: "pkcs8" });
  return {
    sign: (line) => sign(null, Buffer.from(line, "utf8"), key).toString("base64"),
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64"),
  };
}

/** Did the holder of one of these keys sign exactly this line? */
export function isSigned(
  { line, signature }: { line: string; signature: string },
  publicKeys: readonly string[],
): boolean {
  const bytes = Buffer.from(signature, "base64");
  return publicKeys
    .map(keyFrom)
    .some((key) => key !== null && verifySignature(null, Buffer.from(line, "utf8"), key, bytes));
}

/** A name for a public key that people can compare by eye. */
export function fingerprint(publicKey: string): string {
  return createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 16);
}

function keyFrom(publicKey: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  } catch {
    return null;
  }
}
