import { addPerson } from "~/access/add-person.server";
import type { Actor, Context, Desk } from "~/access/context";
import { deskId } from "~/access/context";
import { acceptInvitation } from "~/access/join.server";
import { scopeOfDesk } from "~/access/own-scope";
import type { Role } from "~/access/policy";
import { journal } from "~/audit/journal.server";
import { fixedClock } from "~/platform/clock";
import { done } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import type { DeskRole } from "~db/queries/identity";
import { inScope } from "~db/scope";
import { must } from "./journeys";

/** The same platform at another instant. */
export const platformAt = (platform: Platform, at: Date): Platform => ({ ...platform, clock: fixedClock(at) });

/** Somebody's context at an instant, with the roles held at that time. */
export function acting(platform: Platform, actor: Actor): (at: Date) => Context {
  return (at) => ({ platform: platformAt(platform, at), actor, once: null });
}

export const actorAt = (desk: Desk, userId: string, name: string, roles: readonly Role[]): Actor => ({
  userId,
  name,
  desk,
  roles,
});

/** Takes an invitation's link with the demo's password. */
export async function join(platform: Platform, at: Date, link: string, name: string, password: string): Promise<void> {
  const secret = new URL(link).pathname.split("/").at(-1) ?? "";
  await must(acceptInvitation(platformAt(platform, at), { secret, name, password, language: "it", cookies: null }));
}

/** A colleague invited by `inviter`, who joins at once. */
export async function addColleague(
  inviter: Context,
  person: { name: string; email: string; roles: readonly DeskRole[] },
  password: string,
): Promise<string> {
  const { platform, actor } = inviter;
  const { desk } = actor;
  const added = await must(
    inScope(platform.db, scopeOfDesk(desk), async (tx) => {
      const outcome = await addPerson(tx, { platform }, { ...person, desk, language: "it" }, deskId(desk));
      if (!outcome.ok) return outcome;
      await journal(tx, inviter, { book: deskId(desk), shownToChamber: null }, [outcome.value.entry]);
      return done(outcome.value);
    }),
  );
  await join(platform, platform.clock.now(), added.link, person.name, password);
  return added.userId;
}
