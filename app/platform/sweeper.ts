import { booksWithMail, giveMailUp, leaseMails, type MailRow, markMailSent, putMailOff } from "~db/queries/outbox";
import { inScope, type Tx } from "~db/scope";
import { spentChores } from "./forget-spent";
import { createMailDoor, type Delivery, type MailDoor, mailBody } from "./mail";
import type { Platform } from "./platform";

/** Something to look after now and then, by name; each run says by itself whether anything is due. */
export type Chore = { name: string; everySeconds: number; run(platform: Platform): Promise<void> };

export type Sweeper = { stop(): Promise<void> };

const SECOND = 1000;
const LOOK_EVERY = 3 * SECOND;
/** A sender that dies holds its mails back this long. */
const LEASE = 2 * 60 * SECOND;
const MAILS_AT_ONCE = 10;
const BOOKS_AT_ONCE = 200;
/** A mail that could not be sent for so long has lost its point: its link is over. */
const TOO_OLD = 3 * 24 * 60 * 60 * SECOND;

/**
 * Looks every few seconds for what nobody waits for: mails to send (with `door`, by default the one the environment
 * configures), and `chores`. Any number of processes may sweep one database. `stop` waits for what is under way.
 */
export function startSweeper(
  platform: Platform,
  chores: readonly Chore[] = [],
  door: MailDoor | null = createMailDoor(platform.env),
): Sweeper {
  const rounds = [
    ...(door === null ? [] : [every(LOOK_EVERY, "mails", () => sendMails(platform, door))]),
    ...[...spentChores, ...chores].map((chore) =>
      every(chore.everySeconds * SECOND, chore.name, () => chore.run(platform)),
    ),
  ];
  return {
    async stop() {
      await Promise.all(rounds.map((round) => round.stop()));
    },
  };

  function every(milliseconds: number, name: string, run: () => Promise<void>): Sweeper {
    let timer: NodeJS.Timeout | undefined;
    let running: Promise<void> = Promise.resolve();
    let stopped = false;
    const go = () => {
      running = run()
        .catch((error: unknown) =>
          platform.log.error({ err: error, chore: name }, "a chore failed; it will be tried again"),
        )
        .finally(() => {
          if (!stopped) timer = setTimeout(go, milliseconds);
        });
    };
    timer = setTimeout(go, 0);
    return {
      async stop() {
        stopped = true;
        clearTimeout(timer);
        await running;
      },
    };
  }
}

/** One round over all books that have a mail to send; exported for tests and for a stop that empties the outbox. */
export async function sendMails(platform: Platform, door: MailDoor): Promise<void> {
  for (const book of await booksWithMail(platform.db, BOOKS_AT_ONCE)) await sendMailsOf(platform, door, book);
}

async function sendMailsOf(platform: Platform, door: MailDoor, book: string): Promise<void> {
  const now = platform.clock.now();
  const lease = { now, until: new Date(now.getTime() + LEASE), limit: MAILS_AT_ONCE };
  const mails = await inBook(platform, book, (tx) => leaseMails(tx, book, lease));
  for (const mail of mails) {
    const delivery = isTooOld(mail, now) ? TOO_LATE : await deliver(platform, door, mail);
    await inBook(platform, book, (tx) => settle(tx, mail, delivery, platform.clock.now()));
  }
}

async function deliver(platform: Platform, door: MailDoor, mail: MailRow): Promise<Delivery> {
  try {
    const text = mailBody(platform.masterKey, mail);
    return await door.deliver({ key: mail.id, to: mail.to, subject: mail.subject, text });
  } catch (error) {
    platform.log.warn({ err: error, mail: mail.id }, "a mail was not sent; it will be tried again");
    return { ok: false, error: "unreachable", again: true };
  }
}

async function settle(tx: Tx, mail: MailRow, delivery: Delivery, now: Date): Promise<void> {
  if (delivery.ok) return markMailSent(tx, mail.book, mail.id, now);
  if (!delivery.again) return giveMailUp(tx, mail.book, mail.id, delivery.error);
  return putMailOff(tx, mail.book, mail.id, delivery.error, new Date(now.getTime() + pauseAfter(mail.attempts)));
}

/** Ten seconds after the first failure, then twice as long each time, an hour at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(10 * 2 ** (attempts - 1), 3600) * SECOND;
}

const TOO_LATE: Delivery = { ok: false, error: "too-old", again: false };

const isTooOld = (mail: MailRow, now: Date) => now.getTime() - mail.createdAt.getTime() > TOO_OLD;

/** A book is a practice's or a chamber's; the outbox asks only that the scope is its own. */
function inBook<T>(platform: Platform, book: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inScope(platform.db, { practiceId: book, chamberId: null, audits: false }, work);
}
