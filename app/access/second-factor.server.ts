import { done, type Outcome, refused } from "~/platform/outcome";
import { deleteSessionsOf, findPerson, savePerson, secondFactorRequired } from "~db/queries/identity";
import { perform } from "./act.server";
import { type Context, deskId, now } from "./context";
import { knows, noteChange, type OwnAccountRefusal } from "./own-account.server";
import { scopeOfDesk } from "./own-scope";
import { startSession } from "./sessions.server";
import { mayTry } from "./sign-in.server";
import { newTotpSecret, totpStep } from "./totp";
import { openTotpSecret, sealTotpSecret } from "./totp-secret.server";

export type SecondFactorRefusal = OwnAccountRefusal | "already-on" | "wrong-code" | "not-started" | "required-by-desk";

/** Gives the person a new secret, which counts for nothing until a code of it has been given back. */
export async function startSecondFactor(
  ctx: Context,
  { password }: { password: string },
): Promise<Outcome<null, SecondFactorRefusal>> {
  const known = await knows(ctx, password, "password");
  if (!known.ok) return known;
  if (known.value.totpOn) return refused("already-on");
  const sealed = sealTotpSecret(ctx.platform.masterKey, ctx.actor.userId, newTotpSecret());
  await savePerson(ctx.platform.db, ctx.actor.userId, { totpSealed: sealed, totpLastStep: null });
  return done(null);
}

/** The secret that waits for its first code; null when none does. */
export async function waitingSecret(ctx: Context): Promise<string | null> {
  const person = await findPerson(ctx.platform.db, ctx.actor.userId);
  return person === null || person.totpOn ? null : openTotpSecret(ctx.platform.masterKey, person);
}

/**
 * Switches the second factor on: the app has shown a right code. Every session ends, this one too; the answer is the
 * `Set-Cookie` value of a new one.
 */
export async function confirmSecondFactor(
  ctx: Context,
  { code }: { code: string },
): Promise<Outcome<{ cookie: string }, SecondFactorRefusal>> {
  const attempt = await mayTry(ctx.platform, [{ kind: "code", name: ctx.actor.userId }]);
  if (attempt === null) return refused("slow-down");
  const secret = await waitingSecret(ctx);
  if (secret === null) return refused("not-started");
  const step = totpStep(secret, code, now(ctx));
  if (step === null) return refused("wrong-code", "code");
  await attempt.forgive();
  return change(ctx, { totpOn: true, totpLastStep: step });
}

/** Switches it off, for somebody who knows the password, where the desk does not require it. */
export async function dropSecondFactor(
  ctx: Context,
  { password }: { password: string },
): Promise<Outcome<{ cookie: string }, SecondFactorRefusal>> {
  const known = await knows(ctx, password, "password");
  if (!known.ok) return known;
  if (await secondFactorRequired(ctx.platform.db, deskId(ctx.actor.desk))) return refused("required-by-desk");
  return change(ctx, { totpOn: false, totpSealed: null, totpLastStep: null });
}

async function change(
  ctx: Context,
  patch: { totpOn: boolean; totpSealed?: null; totpLastStep: number | null },
): Promise<Outcome<{ cookie: string }, SecondFactorRefusal>> {
  const saved = await perform<null, never>(ctx, scopeOfDesk(ctx.actor.desk), "own.account", async (tx) => {
    await savePerson(tx, ctx.actor.userId, patch);
    await deleteSessionsOf(tx, ctx.actor.userId);
    await noteChange(tx, ctx, "secondFactor");
    return done(null);
  });
  if (!saved.ok) return saved;
  const person = await findPerson(ctx.platform.db, ctx.actor.userId);
  if (person === null) throw new Error("the person is gone");
  return done({ cookie: await startSession(ctx.platform, person, { secondFactor: patch.totpOn }) });
}
