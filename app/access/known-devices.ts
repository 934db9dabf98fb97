import { randomBytes, timingSafeEqual } from "node:crypto";
import type { MasterKey } from "~/platform/master-key";
import { keyedHash } from "./derived-key";

/** How many accounts a shared computer remembers, and for how long (seconds). */
const REMEMBERED = 8;
const MAX_AGE = 180 * 24 * 60 * 60;

const nameOf = (secure: boolean) => (secure ? "__Host-cartellina-noto" : "cartellina-noto");

/**
 * The device's own mark for this account, from a `Cookie` header; null on a device where the account never signed in.
 * It lets in nobody: attempts from it are counted by themselves, so that a stranger who hammers on an account does not
 * keep its owner out.
 */
export function knownDevice(
  masterKey: MasterKey,
  cookies: string | null,
  email: string,
  secure: boolean,
): string | null {
  return marksIn(cookies, secure).find((mark) => isMarkOf(masterKey, mark, email)) ?? null;
}

/** The cookie of a device on which this account has just signed in; those it knew already are kept. */
export function rememberDevice(masterKey: MasterKey, cookies: string | null, email: string, secure: boolean): string {
  const marks = marksIn(cookies, secure);
  const known = marks.find((mark) => isMarkOf(masterKey, mark, email)) ?? newMark(masterKey, email);
  const kept = [known, ...marks.filter((mark) => mark !== known)].slice(0, REMEMBERED);
  const attributes = `Path=/; Max-Age=${MAX_AGE}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  return `${nameOf(secure)}=${kept.join("~")}; ${attributes}`;
}

function newMark(masterKey: MasterKey, email: string): string {
  const device = randomBytes(12).toString("base64url");
  return `${device}.${proofOf(masterKey, device, email)}`;
}

function isMarkOf(masterKey: MasterKey, mark: string, email: string): boolean {
  const [device = "", proof = ""] = mark.split(".");
  const expected = Buffer.from(proofOf(masterKey, device, email));
  const given = Buffer.from(proof);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function proofOf(masterKey: MasterKey, device: string, email: string): string {
  return keyedHash(masterKey, "known-device", `${device}|${email}`);
}

function marksIn(cookies: string | null, secure: boolean): string[] {
  const prefix = `${nameOf(secure)}=`;
  const pair = (cookies ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return (pair?.slice(prefix.length) ?? "")
    .split("~")
    .filter((mark) => /^[\w-]{16}\.[\w-]{43}$/.test(mark))
    .slice(0, REMEMBERED);
}
