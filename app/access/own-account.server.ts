import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import type { Language } from "~/ui/words";
import {
  deleteSessionNamed,
  deleteSessionsOf,
  findPerson,
  type PersonRow,
  savePerson,
  sessionsOf,
  voidTokensOf,
} from "~db/queries/identity";
import type { Tx } from "~db/scope";
import { answeredBefore, perform } from "./act.server";
import { type Context, deskId, now } from "./context";
import { scopeOfDesk } from "./own-scope";
import { hashPassword, isPassword } from "./passwords.server";
import { startSession } from "./sessions.server";
import { mayTry } from "./sign-in.server";

export type OwnAccountRefusal = "wrong-password" | "slow-down";

/** How a person is called and in which language the product speaks to them. */
export async function changeProfile(ctx: Context, { name, language }: { name: string; language: Language }) {
  return perform<null, never>(ctx, scopeOfDesk(ctx.actor.desk), "own.account", async (tx) => {
    await savePerson(tx, ctx.actor.userId, { name, language });
    if (name !== ctx.actor.name) await noteChange(tx, ctx, "name");
    return done(null);
  });
}

/** The language alone, as the switch on every page chooses it. */
export async function keepLanguage(platform: Platform, userId: string, language: Language): Promise<void> {
  await savePerson(platform.db, userId, { language });
}

/**
 * A new password (checked by `passwordFault` before), for somebody who knows the one in use. Every session ends, this
 * one too: the answer is the `Set-Cookie` value of a new one (null for a form that was sent before).
 */
export async function changePassword(
  ctx: Context,
  { current, password }: { current: string; password: string },
): Promise<Outcome<{ cookie: string | null }, OwnAccountRefusal>> {
  const scope = scopeOfDesk(ctx.actor.desk);
  const known = await knows(ctx, current, "current");
  // Sent twice, the form meets the password it has just set: that is done, and earns nobody another session.
  if (!known.ok) return (await answeredBefore(ctx, scope, "own.account")) === null ? known : done({ cookie: null });
  const passwordHash = await hashPassword(password);
  const saved = await perform<null, never>(ctx, scope, "own.account", async (tx) => {
    await savePerson(tx, ctx.actor.userId, { passwordHash });
    await deleteSessionsOf(tx, ctx.actor.userId);
    await voidTokensOf(tx, ctx.actor.userId, now(ctx));
    await noteChange(tx, ctx, "password");
    return done(null);
  });
  if (!saved.ok) return saved;
  return done({ cookie: await startSession(ctx.platform, known.value, { secondFactor: known.value.totpOn }) });
}

/** Sessions still open, newest first, each by the name that `endOwnSession` takes. */
export async function ownSessions(ctx: Context, current: string) {
  const rows = await sessionsOf(ctx.platform.db, ctx.actor.userId, now(ctx));
  return rows.map((row) => ({
    name: nameOfSession(row.id),
    since: row.createdAt,
    until: row.endsAt,
    current: row.id === current,
  }));
}

/** Ends one of the person's own sessions, or none when the name is nobody's or another person's. */
export async function endOwnSession(ctx: Context, name: string): Promise<void> {
  await deleteSessionNamed(ctx.platform.db, ctx.actor.userId, name);
}

/** The person, if the password is right; a wrong one counts like one at the sign-in page. */
export async function knows(
  ctx: Context,
  password: string,
  field: string,
): Promise<Outcome<PersonRow, OwnAccountRefusal>> {
  const attempt = await mayTry(ctx.platform, [{ kind: "account", name: `signed-in ${ctx.actor.userId}` }]);
  if (attempt === null) return refused("slow-down");
  const person = await findPerson(ctx.platform.db, ctx.actor.userId);
  const right = await isPassword(person?.passwordHash ?? null, password);
  if (!right || person === null) return refused("wrong-password", field);
  await attempt.forgive();
  return done(person);
}

/** A change of what signs a person in, or of their name: in the desk's book. */
export function noteChange(tx: Tx, ctx: Context, field: "name" | "password" | "secondFactor"): Promise<void> {
  const { userId, desk } = ctx.actor;
  const changed = entry("person.changed", { kind: "person", id: userId }, { fields: [field] });
  return journal(tx, ctx, { book: deskId(desk), shownToChamber: null }, [changed]);
}

const nameOfSession = (id: string) => id.slice(0, 16);
