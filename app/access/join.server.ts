import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import type { Language } from "~/ui/words";
import { deleteSessionsOf, findToken, type PersonRow, savePerson, spendToken } from "~db/queries/identity";
import { inScope } from "~db/scope";
import { deskId } from "./context";
import { hashOfLink } from "./links.server";
import { scopeOfDesk } from "./own-scope";
import { hashPassword } from "./passwords.server";
import { deskOf, endSession, startSession } from "./sessions.server";
import { remembering } from "./sign-in.server";

export type LinkRefusal = "link-over";

/** Whom an invitation's link is for; null when it was used, is over, or never was. */
export async function invitedBy(platform: Platform, secret: string): Promise<PersonRow | null> {
  const found = await findToken(platform.db, "invitation", hashOfLink(secret), platform.clock.now());
  return found?.person ?? null;
}

type Joining = { secret: string; name: string; password: string; language: Language; cookies: string | null };

/** Takes an invitation: name, password and language are chosen, the person is signed in, the link is used up. */
export async function acceptInvitation(
  platform: Platform,
  { secret, name, password, language, cookies }: Joining,
): Promise<Outcome<{ cookies: string[] }, LinkRefusal>> {
  const person = await invitedBy(platform, secret);
  if (person === null) return refused("link-over");
  const passwordHash = await hashPassword(password);
  const desk = deskOf(person);

  const taken = await inScope(platform.db, scopeOfDesk(desk), async (tx) => {
    if (!(await spendToken(tx, "invitation", hashOfLink(secret), platform.clock.now()))) return false;
    await savePerson(tx, person.id, { name, passwordHash, language });
    await deleteSessionsOf(tx, person.id);
    const joined = entry("person.joined", { kind: "person", id: person.id }, {});
    const writer = { platform, actor: { userId: person.id } };
    await journal(tx, writer, { book: deskId(desk), shownToChamber: null }, [joined]);
    return true;
  });
  if (!taken) return refused("link-over");

  await endSession(platform, cookies);
  const session = await startSession(platform, person, { secondFactor: false });
  return done({ cookies: [session, remembering(platform, cookies, person.email)] });
}
