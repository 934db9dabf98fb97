import { mailBody } from "~/platform/mail";
import type { Platform } from "~/platform/platform";
import { booksWithMail, waitingMails } from "~db/queries/outbox";
import { inScope } from "~db/scope";

const BOOKS = 100;
const PER_BOOK = 20;

/** The mails that wait on this machine, newest first. The caller has made sure that it is the machine's own user. */
export async function localOutbox(platform: Platform) {
  const mails = [];
  for (const book of await booksWithMail(platform.db, BOOKS)) {
    const scope = { practiceId: book, chamberId: null, audits: false };
    mails.push(...(await inScope(platform.db, scope, (tx) => waitingMails(tx, book, PER_BOOK))));
  }
  return mails
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    .map((mail) => ({
      id: mail.id,
      to: mail.to,
      subject: mail.subject,
      createdAt: mail.createdAt,
      paragraphs: mailBody(platform.masterKey, mail).split("\n\n"),
    }));
}
