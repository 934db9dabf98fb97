import { Resend } from "resend";
import { insertMail, type MailRow } from "~db/queries/outbox";
import type { Tx } from "~db/scope";
import type { Clock } from "./clock";
import type { Env } from "./env";
import { newId } from "./ids";
import type { MasterKey } from "./master-key";
import { sealText, unsealText } from "./sealed-text";

/** A mail of the product: plain text. `book`: the desk in whose outbox it stands. */
export type Mail = { book: string; to: string; subject: string; body: string };

/**
 * Puts a mail in the outbox, in the transaction of the act: sent after it, never for an act that was rolled back.
 * Its text is sealed, since it may hold a link that lets somebody in.
 */
export async function queueMail(
  tx: Tx,
  ctx: { platform: { clock: Clock; masterKey: MasterKey } },
  { book, to, subject, body }: Mail,
): Promise<void> {
  const { clock, masterKey } = ctx.platform;
  const id = newId();
  const sealed = sealText(masterKey, body, mailBelongsTo(book, id)).toString("base64");
  await insertMail(tx, { book, id, to, subject: oneLine(subject), body: sealed, createdAt: clock.now() });
}

/** The text of a mail that waits. */
export function mailBody(masterKey: MasterKey, { book, id, body }: Pick<MailRow, "book" | "id" | "body">): string {
  return unsealText(masterKey, Buffer.from(body, "base64"), mailBelongsTo(book, id));
}

/** `error`: a code without personal data; `again`: whether a later attempt may do better. */
export type Delivery = { ok: true } | { ok: false; error: string; again: boolean };

/** The door to the world's mail. `key`: two deliveries with the same key are one mail. */
export type MailDoor = {
  deliver(mail: { key: string; to: string; subject: string; text: string }): Promise<Delivery>;
};

/** null without a key of the mail service: mails then stay in the local outbox. */
export function createMailDoor(env: Pick<Env, "resendApiKey" | "mailFrom">): MailDoor | null {
  const { resendApiKey, mailFrom } = env;
  if (resendApiKey === undefined || mailFrom === undefined) return null;
  const resend = new Resend(resendApiKey);
  return {
    async deliver({ key, to, subject, text }) {
      const { error } = await resend.emails.send({ from: mailFrom, to, subject, text }, { idempotencyKey: key });
      if (error === null) return { ok: true };
      return { ok: false, error: error.name, again: !HOPELESS.has(error.name) };
    },
  };
}

/** What the service says of a mail that it will refuse for ever; a wrong key or a full quota is mended by people. */
const HOPELESS: ReadonlySet<string> = new Set(["validation_error", "invalid_parameter", "missing_required_field"]);

/** What a mail's text is bound to. */
export const mailBelongsTo = (book: string, id: string) => `mail|${book}|${id}`;

/** A line break in a subject would be a header of somebody else's making. */
const oneLine = (text: string) => text.replace(/[\r\n]+/g, " ");
