import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "~/platform/ids";
import { createMailDoor, type MailDoor, queueMail } from "~/platform/mail";
import { pauseAfter, sendMails, startSweeper } from "~/platform/sweeper";
import { inScope } from "~db/scope";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type Desk, makeDesk } from "./desk";

let database: TestDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  await database.superuser()`delete from mail_wakeups`;
  desk = await makeDesk(database);
  await database.superuser()`delete from mail_wakeups`;
});
afterAll(() => database.close());

type Sent = { key: string; to: string; subject: string; text: string };

describe("the outbox", () => {
  test("sends what was queued, once, and keeps no text of it", async () => {
    const { door, sent } = recorder();
    await queue("uno@prova.test");
    await sendMails(desk.platform, door);
    await sendMails(desk.platform, door);
    expect(sent.map(({ to, subject, text }) => ({ to, subject, text }))).toEqual([
      { to: "uno@prova.test", subject: "Prova di posta", text: "Buongiorno.\n\nhttp://127.0.0.1:3000/x" },
    ]);
    const [row] =
      await database.superuser()`select sent_at, body, attempts from outbox where id = ${sent[0]?.key ?? ""}`;
    expect(row).toMatchObject({ body: "", attempts: 1 });
    expect(row?.sent_at).not.toBeNull();
    expect(await wakeups()).toBe(0);
  });

  test("sends nothing for an act that was rolled back", async () => {
    const { door, sent } = recorder();
    await expect(
      inScope(desk.platform.db, scope(), async (tx) => {
        await queueMail(tx, desk, mail("mai@prova.test"));
        throw new Error("rolled back");
      }),
    ).rejects.toThrow();
    await sendMails(desk.platform, door);
    expect(sent).toEqual([]);
  });

  test("sends each mail once, however many senders there are", async () => {
    const { door, sent } = recorder();
    for (let number = 0; number < 30; number += 1) await queue(`${number}@prova.test`);
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => sendMails(desk.platform, door)));
    }
    expect(new Set(sent.map(({ to }) => to)).size).toBe(30);
    expect(sent).toHaveLength(30);
  });

  test("tries again later, each time after a longer pause, with the same key", async () => {
    const { door, sent, fail } = recorder();
    fail({ ok: false, error: "rate_limit_exceeded", again: true });
    await queue("uno@prova.test");
    await sendMails(desk.platform, door);
    await sendMails(desk.platform, door);
    expect(sent).toHaveLength(1);
    desk.clock.set(new Date(desk.clock.now().getTime() + pauseAfter(1)));
    fail(null);
    await sendMails(desk.platform, door);
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    expect([1, 2, 3, 20].map((attempts) => pauseAfter(attempts) / 1000)).toEqual([10, 20, 40, 3600]);
  });

  test("sends again what a sender that died had taken, with the same key", async () => {
    const { door, sent, fail } = recorder();
    fail("never");
    await queue("uno@prova.test");
    void sendMails(desk.platform, door);
    while (sent.length === 0) await pause(5);
    fail(null);
    await sendMails(desk.platform, door);
    expect(sent).toHaveLength(1);
    desk.wait(2);
    await sendMails(desk.platform, door);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.key).toBe(sent[0]?.key);
  });

  test("gives up what is refused for ever, and what has waited three days", async () => {
    const { door, sent, fail } = recorder();
    fail({ ok: false, error: "validation_error", again: false });
    await queue("sbagliato@");
    await sendMails(desk.platform, door);
    expect(await wakeups()).toBe(0);
    fail(null);
    await queue("tardi@prova.test");
    desk.wait(3 * 24 * 60 + 1);
    await sendMails(desk.platform, door);
    expect(sent).toHaveLength(1);
    const rows =
      await database.superuser()`select last_error, body from outbox where book = ${desk.chamberId} and last_error is not null order by last_error`;
    expect(rows.map(({ last_error, body }) => [last_error, body])).toEqual([
      ["too-old", ""],
      ["validation_error", ""],
    ]);
  });

  test("keeps no subject of two lines", async () => {
    const { door, sent } = recorder();
    await inScope(desk.platform.db, scope(), (tx) =>
      queueMail(tx, desk, { ...mail("uno@prova.test"), subject: "Prova\r\nBcc: altri@prova.test" }),
    );
    await sendMails(desk.platform, door);
    expect(sent[0]?.subject).toBe("Prova Bcc: altri@prova.test");
  });

  test("cannot be written in another's book", async () => {
    const stranger = { practiceId: newId(), chamberId: null, audits: false };
    await expect(
      inScope(desk.platform.db, stranger, (tx) => queueMail(tx, desk, mail("x@prova.test"))),
    ).rejects.toThrow();
  });
});

describe("the sweeper", () => {
  test("sends by itself, and stops when it is told to", async () => {
    const { door, sent } = recorder();
    const sweeper = startSweeper(desk.platform, [], door);
    await queue("uno@prova.test");
    while (sent.length === 0) await pause(20);
    await sweeper.stop();
    await queue("due@prova.test");
    await pause(3_200);
    expect(sent).toHaveLength(1);
  });

  test("runs its chores again after one that failed", async () => {
    let runs = 0;
    const chore = {
      name: "fails at first",
      everySeconds: 0.01,
      async run() {
        runs += 1;
        if (runs === 1) throw new Error("at first");
      },
    };
    const sweeper = startSweeper(desk.platform, [chore], null);
    while (runs < 3) await pause(5);
    await sweeper.stop();
    expect(runs).toBeGreaterThanOrEqual(3);
  });

  test("leaves mails alone without a mail service", async () => {
    expect(createMailDoor({ resendApiKey: undefined, mailFrom: undefined })).toBeNull();
    await queue("uno@prova.test");
    const sweeper = startSweeper(desk.platform);
    await pause(50);
    await sweeper.stop();
    expect(await wakeups()).toBe(1);
  });
});

function recorder() {
  const sent: Sent[] = [];
  let answer: { ok: false; error: string; again: boolean } | "never" | null = null;
  const door: MailDoor = {
    async deliver(each) {
      sent.push(each);
      if (answer === "never") return new Promise(() => {});
      await pause(1);
      return answer ?? { ok: true };
    },
  };
  return { door, sent, fail: (next: typeof answer) => (answer = next) };
}

function queue(to: string): Promise<void> {
  return inScope(desk.platform.db, scope(), (tx) => queueMail(tx, desk, mail(to)));
}

const mail = (to: string) => ({
  book: desk.chamberId,
  to,
  subject: "Prova di posta",
  body: "Buongiorno.\n\nhttp://127.0.0.1:3000/x",
});

const scope = () => ({ practiceId: null, chamberId: desk.chamberId, audits: false });

async function wakeups(): Promise<number> {
  const [row] = await database.superuser()`select count(*)::int as waiting from mail_wakeups`;
  return Number(row?.waiting);
}
