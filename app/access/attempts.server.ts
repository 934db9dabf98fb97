import type { Platform } from "~/platform/platform";
import { addAttempt, attemptsSince, forgiveAttempt, lockAttempts } from "~db/queries/identity";
import { keyedHash } from "./derived-key";

/**
 * Something that can be tried too often: `account` e-mail, `address` of the network, `device` that signed in before,
 * `code` of a person at the second step, `mail` asked for by e-mail, `link` of a phone by network.
 */
export type Bucket = {
  kind: "account" | "address" | "device" | "code" | "mail" | "mail-address" | "link";
  name: string;
};

/** An attempt that may be made; forgiven when it turns out well, so that only failures add up. */
export type Attempt = { forgive(): Promise<void> };

const HOUR = 60 * 60 * 1000;

/** How many attempts an hour; `grows`: after the fifth, each must wait twice as long as the one before. */
const LIMITS: Record<Bucket["kind"], { perHour: number; grows: boolean }> = {
  account: { perHour: 20, grows: true },
  device: { perHour: 20, grows: true },
  code: { perHour: 20, grows: true },
  address: { perHour: 100, grows: false },
  mail: { perHour: 5, grows: false },
  "mail-address": { perHour: 30, grows: false },
  link: { perHour: 60, grows: false },
};

/**
 * Counts an attempt in all its buckets, or in none and answers null when one of them is full: then nothing may be
 * evaluated. Buckets are rows of the last hour, so all processes share them, and nobody stays out longer than an hour.
 * Any error is a no: the caller must not go on without an answer.
 */
export async function takeAttempt(platform: Platform, buckets: readonly Bucket[]): Promise<Attempt | null> {
  const now = platform.clock.now();
  const taken = buckets
    .map((bucket) => ({ ...LIMITS[bucket.kind], key: keyOf(platform, bucket) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));

  const free = await platform.db.transaction(async (tx) => {
    for (const { key, perHour, grows } of taken) {
      await lockAttempts(tx, key);
      const { count, last } = await attemptsSince(tx, key, new Date(now.getTime() - HOUR));
      if (count >= perHour) return false;
      if (grows && last !== null && now.getTime() < last.getTime() + waitAfter(count)) return false;
    }
    for (const { key } of taken) await addAttempt(tx, key, now);
    return true;
  });
  if (!free) return null;
  return {
    async forgive() {
      for (const { key } of taken) await forgiveAttempt(platform.db, key, now);
    },
  };
}

/** Milliseconds after that many failures: none for the first four, then 2, 4, 8 … seconds, five minutes at most. */
export function waitAfter(failures: number): number {
  return failures < 5 ? 0 : Math.min(2 ** (failures - 4), 300) * 1000;
}

/** An IPv6 network counts as one address: its owner has them all. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!bare.includes(":")) return bare;
  const [head = "", tail] = bare.toLowerCase().split("::");
  const before = head.split(":").filter((part) => part !== "");
  const after = (tail ?? "").split(":").filter((part) => part !== "");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return groups
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ""))
    .join(":");
}

function keyOf(platform: Platform, { kind, name }: Bucket): string {
  return `${kind}:${keyedHash(platform.masterKey, "attempts", name)}`;
}
