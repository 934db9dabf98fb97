import { setTimeout as pause } from "node:timers/promises";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { queueMail } from "~/platform/mail";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import { wordsFor } from "~/ui/words";
import {
  deleteSessionsOf,
  findPersonByEmail,
  findToken,
  type PersonRow,
  savePerson,
  spendToken,
  voidTokensOf,
} from "~db/queries/identity";
import { inScope } from "~db/scope";
import { networkOf } from "./attempts.server";
import { deskId } from "./context";
import type { LinkRefusal } from "./join.server";
import { hashOfLink, newLink } from "./links.server";
import { scopeOfDesk } from "./own-scope";
import { hashPassword } from "./passwords.server";
import { deskOf } from "./sessions.server";
import { mayTry, remembering } from "./sign-in.server";

/** No answer comes sooner (milliseconds): how long the work took would tell whether somebody is there. */
const ANSWER_AFTER = 400;

/**
 * Mails a link to whoever has that address here; to somebody who was invited and has not joined, the invitation again.
 * The answer is the same, and as late, for people who are not there, are disabled, or asked too often.
 */
export async function askNewPassword(
  platform: Platform,
  { email, address }: { email: string; address: string },
): Promise<void> {
  await Promise.all([mailLink(platform, email, address), pause(ANSWER_AFTER)]);
}

async function mailLink(platform: Platform, email: string, address: string): Promise<void> {
  const attempt = await mayTry(platform, [
    { kind: "mail", name: email },
    { kind: "mail-address", name: networkOf(address) },
  ]);
  const person = await findPersonByEmail(platform.db, email);
  if (attempt === null || person === null || person.disabledAt !== null) return;

  const desk = deskOf(person);
  const kind = person.passwordHash === null ? "invitation" : "password-reset";
  const { mail } = wordsFor(person.language);
  await inScope(platform.db, scopeOfDesk(desk), async (tx) => {
    const link = await newLink(tx, platform, kind, person.id);
    const text =
      kind === "invitation"
        ? mail.invitation({ name: person.name, desk: desk.name, link })
        : mail.reset({ name: person.name, link });
    await queueMail(tx, { platform }, { book: deskId(desk), to: person.email, ...text });
  });
}

/** Whose link it is; null when it was used, is over, or never was. */
export async function resetBy(platform: Platform, secret: string): Promise<PersonRow | null> {
  const found = await findToken(platform.db, "password-reset", hashOfLink(secret), platform.clock.now());
  return found?.person ?? null;
}

/**
 * A new password through a mailed link. Every session of the person ends; signing in is asked for again, with the code
 * where there is one. The device is remembered, so that nobody's attempts keep the owner out.
 */
export async function resetPassword(
  platform: Platform,
  { secret, password, cookies }: { secret: string; password: string; cookies: string | null },
): Promise<Outcome<{ cookies: string[] }, LinkRefusal>> {
  const person = await resetBy(platform, secret);
  if (person === null) return refused("link-over");
  const passwordHash = await hashPassword(password);
  const desk = deskOf(person);
  const now = platform.clock.now();

  const taken = await inScope(platform.db, scopeOfDesk(desk), async (tx) => {
    if (!(await spendToken(tx, "password-reset", hashOfLink(secret), now))) return false;
    await savePerson(tx, person.id, { passwordHash });
    await deleteSessionsOf(tx, person.id);
    await voidTokensOf(tx, person.id, now);
    const changed = entry("person.changed", { kind: "person", id: person.id }, { fields: ["password"] });
    const writer = { platform, actor: { userId: person.id } };
    await journal(tx, writer, { book: deskId(desk), shownToChamber: null }, [changed]);
    return true;
  });
  return taken ? done({ cookies: [remembering(platform, cookies, person.email)] }) : refused("link-over");
}
