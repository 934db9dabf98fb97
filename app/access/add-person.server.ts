import { type Entry, entry } from "~/audit/entry";
import { newId } from "~/platform/ids";
import { queueMail } from "~/platform/mail";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import { type Language, wordsFor } from "~/ui/words";
import { type DeskRole, insertPerson } from "~db/queries/identity";
import type { Tx } from "~db/scope";
import type { Desk } from "./context";
import { newLink } from "./links.server";

export type NewPerson = {
  desk: Desk;
  /** In lower case. */
  email: string;
  name: string;
  roles: readonly DeskRole[];
  language: Language;
};

/** `entry` is for the caller to journal in the book of the person's desk, last in its transaction. */
export type Added = { userId: string; link: string; entry: Entry };

/**
 * A new person at a desk, with an invitation in the outbox of `book` (one that the transaction's scope may write in).
 * The caller has authorized the act.
 */
export async function addPerson(
  tx: Tx,
  ctx: { platform: Platform },
  { desk, email, name, roles, language }: NewPerson,
  book: string,
): Promise<Outcome<Added, "email-taken">> {
  const userId = newId();
  const inserted = await insertPerson(tx, {
    id: userId,
    email,
    name,
    practiceDesk: desk.kind === "PRACTICE" ? desk.practiceId : null,
    chamberDesk: desk.kind === "CHAMBER" ? desk.chamberId : null,
    deskName: desk.name,
    roles: [...roles],
    language,
    createdAt: ctx.platform.clock.now(),
  });
  if (!inserted) return refused("email-taken", "email");
  const link = await mailInvitation(tx, ctx, { id: userId, desk, email, name, language }, book);
  return done({ userId, link, entry: entry("person.invited", { kind: "person", id: userId }, { roles }) });
}

/** A new link to join with, in the outbox of `book`; those sent earlier stop working. Answers the link. */
export async function mailInvitation(
  tx: Tx,
  ctx: { platform: Platform },
  person: { id: string; desk: Desk; email: string; name: string; language: Language },
  book: string,
): Promise<string> {
  const link = await newLink(tx, ctx.platform, "invitation", person.id);
  const text = wordsFor(person.language).mail.invitation({ name: person.name, desk: person.desk.name, link });
  await queueMail(tx, ctx, { book, to: person.email, ...text });
  return link;
}
