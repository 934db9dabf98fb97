import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import { findPerson, findPersonByEmail, spendTotpStep } from "~db/queries/identity";
import { type Attempt, type Bucket, networkOf, takeAttempt } from "./attempts.server";
import { knownDevice, rememberDevice } from "./known-devices";
import { isPassword } from "./passwords.server";
import { type AtTheCode, endSession, isSecure, startSession } from "./sessions.server";
import { totpStep } from "./totp";
import { openTotpSecret } from "./totp-secret.server";

export type SignInRefusal = "wrong-credentials" | "slow-down" | "wrong-code";

/** `cookies`: `Set-Cookie` values; `stage`: whether the code is still asked for. */
export type SignedUp = { cookies: string[]; stage: "in" | "code" };

type Asker = {
  /** The `Cookie` header. */
  cookies: string | null;
  address: string;
};

/**
 * Signs somebody in with e-mail (lower case) and password. Unknown, disabled and not yet joined people get the answer of
 * a wrong password, after the same work. The session that came with the request is over in any case of success.
 */
export async function signIn(
  platform: Platform,
  { email, password, cookies, address }: Asker & { email: string; password: string },
): Promise<Outcome<SignedUp, "wrong-credentials" | "slow-down">> {
  const attempt = await mayTry(platform, bucketsOf(platform, email, cookies, address));
  if (attempt === null) return refused("slow-down");

  const person = await findPersonByEmail(platform.db, email);
  const stored = person?.disabledAt === null ? person.passwordHash : null;
  const right = await isPassword(stored, password);
  if (!right || person === null) return refused("wrong-credentials");

  await attempt.forgive();
  await endSession(platform, cookies);
  const session = await startSession(platform, person, { secondFactor: false });
  if (person.totpOn) return done({ cookies: [session], stage: "code" });
  return done({ cookies: [session, remembering(platform, cookies, email)], stage: "in" });
}

/** The second step, for somebody whose password was right: a code of the authenticator app, good once. */
export async function giveCode(
  platform: Platform,
  session: AtTheCode,
  { code, cookies }: { code: string; cookies: string | null },
): Promise<Outcome<SignedUp, "wrong-code" | "slow-down">> {
  const attempt = await mayTry(platform, [{ kind: "code", name: session.userId }]);
  if (attempt === null) return refused("slow-down");

  const person = await findPerson(platform.db, session.userId);
  const secret = person === null ? null : openTotpSecret(platform.masterKey, person);
  if (person === null || secret === null) return refused("wrong-code", "code");
  const step = totpStep(secret, code, platform.clock.now());
  if (step === null || !(await spendTotpStep(platform.db, person.id, step))) return refused("wrong-code", "code");

  await attempt.forgive();
  await endSession(platform, cookies);
  const rotated = await startSession(platform, person, { secondFactor: true });
  return done({ cookies: [rotated, remembering(platform, cookies, person.email)], stage: "in" });
}

/** The cookie that lets this device's attempts on the account be counted by themselves. */
export function remembering({ masterKey, env }: Platform, cookies: string | null, email: string): string {
  return rememberDevice(masterKey, cookies, email, isSecure(env.origin));
}

/** Without a working count there is no attempt: the limiter fails closed. */
export async function mayTry(platform: Platform, buckets: readonly Bucket[]): Promise<Attempt | null> {
  try {
    return await takeAttempt(platform, buckets);
  } catch (error) {
    platform.log.error({ err: error }, "attempts cannot be counted: nobody is let in");
    return null;
  }
}

/** A device on which the account has signed in before is measured by itself, everybody else by account and address. */
function bucketsOf({ masterKey, env }: Platform, email: string, cookies: string | null, address: string): Bucket[] {
  const device = knownDevice(masterKey, cookies, email, isSecure(env.origin));
  if (device !== null) return [{ kind: "device", name: device }];
  return [
    { kind: "account", name: email },
    { kind: "address", name: networkOf(address) },
  ];
}
