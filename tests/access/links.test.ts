import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askNewPassword, resetBy, resetPassword } from "~/access/forgotten-password.server";
import { acceptInvitation, invitedBy } from "~/access/join.server";
import { localOutbox } from "~/access/local-outbox.server";
import { disablePerson, inviteAgain, invitePerson } from "~/access/people.server";
import { readSession } from "~/access/sessions.server";
import { signIn } from "~/access/sign-in.server";
import { freshDatabase, type TestDatabase } from "../support/database";
import { contextOf, cookieHeader, type Desk, enter, makeDesk, PASSWORD, personById, sha256, signedInBy } from "./desk";

let database: TestDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  desk = await makeDesk(database);
});
afterAll(() => database.close());

const NEW = "tramonto di olivi 42";

describe("an invitation", () => {
  test("lets one person in once, with a name, a password and a language of their own", async () => {
    const { userId, email } = await invite();
    const secret = await mailedTo(email);
    const joined = await join(secret);
    if (!joined.ok) throw new Error(joined.refusal);
    const { actor, language } = await signedInBy(desk.platform, cookieHeader(joined.value.cookies));
    expect(actor).toMatchObject({ userId, name: "Sara Sportello", roles: ["sportello"] });
    expect(language).toBe("en");
    expect(await join(secret)).toEqual({ ok: false, refusal: "link-over" });
    expect(await invitedBy(desk.platform, secret)).toBeNull();
  });

  test("accepted twice at once lets in one", async () => {
    const { email } = await invite();
    const secret = await mailedTo(email);
    const outcomes = await Promise.all([join(secret), join(secret), join(secret)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  test("is over after seven days, not before", async () => {
    const { email } = await invite();
    const secret = await mailedTo(email);
    desk.wait(7 * 24 * 60 - 1);
    expect(await invitedBy(desk.platform, secret)).not.toBeNull();
    desk.wait(1);
    expect(await invitedBy(desk.platform, secret)).toBeNull();
    expect(await join(secret)).toEqual({ ok: false, refusal: "link-over" });
  });

  test("sent again replaces the one before", async () => {
    const { email, userId } = await invite();
    const first = await mailedTo(email);
    desk.wait(1);
    await inviteAgain(await head(), userId);
    const second = await mailedTo(email);
    expect(second).not.toBe(first);
    expect(await invitedBy(desk.platform, first)).toBeNull();
    expect(await invitedBy(desk.platform, second)).not.toBeNull();
  });

  test("of a person disabled meanwhile is over", async () => {
    const { email, userId } = await invite();
    const secret = await mailedTo(email);
    await disablePerson(await head(), userId);
    expect(await join(secret)).toEqual({ ok: false, refusal: "link-over" });
  });

  test("does not open as a new password, nor the other way round", async () => {
    const { email } = await invite();
    expect(await resetBy(desk.platform, await mailedTo(email))).toBeNull();
    await askNewPassword(desk.platform, { email: desk.manager.email, address: "192.0.2.1" });
    expect(await invitedBy(desk.platform, await mailedTo(desk.manager.email))).toBeNull();
  });
});

describe("a forgotten password", () => {
  test("is replaced through the mail, once, and every session ends", async () => {
    const before = await enter(desk.platform, desk.manager.email);
    const secret = await askedBy(desk.manager.email);
    const reset = await resetPassword(desk.platform, { secret, password: NEW, cookies: null });
    expect(reset).toMatchObject({ ok: true });
    expect(await readSession(desk.platform, before)).toBeNull();
    const ask = (password: string) =>
      signIn(desk.platform, { email: desk.manager.email, password, cookies: null, address: "192.0.2.1" });
    expect(await ask(PASSWORD)).toMatchObject({ refusal: "wrong-credentials" });
    expect(await ask(NEW)).toMatchObject({ ok: true });
    expect(await resetPassword(desk.platform, { secret, password: PASSWORD, cookies: null })).toMatchObject({
      refusal: "link-over",
    });
  });

  test("can be replaced for an hour", async () => {
    const secret = await askedBy(desk.manager.email);
    desk.wait(59);
    expect(await resetBy(desk.platform, secret)).not.toBeNull();
    desk.wait(1);
    expect(await resetBy(desk.platform, secret)).toBeNull();
  });

  test("is asked for in vain by people who are not there, and nothing tells", async () => {
    const disabled = await makeDesk(database);
    await database.superuser()`update users set disabled_at = now() where id = ${disabled.manager.id}`;
    const before = await mails();
    const times = [];
    for (const email of ["nessuno@prova.test", disabled.manager.email, desk.manager.email]) {
      const start = performance.now();
      expect(await askNewPassword(desk.platform, { email, address: "192.0.2.1" })).toBeUndefined();
      times.push(performance.now() - start);
    }
    expect(await mails()).toHaveLength(before.length + 1);
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(100);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(395);
  });

  test("of somebody who has not joined sends the invitation again", async () => {
    const { email } = await invite();
    desk.wait(1);
    await askNewPassword(desk.platform, { email, address: "192.0.2.1" });
    expect(await invitedBy(desk.platform, await mailedTo(email))).not.toBeNull();
  });

  test("is mailed five times an hour at most", async () => {
    const before = await mails();
    for (let tried = 0; tried < 12; tried += 1) {
      await askNewPassword(desk.platform, { email: desk.manager.email, address: `192.0.2.${tried}` });
    }
    expect(await mails()).toHaveLength(before.length + 5);
  });
});

test("links stand in the database as hashes only: not in the tokens, not in the mails that wait", async () => {
  const { email } = await invite();
  const secret = await mailedTo(email);
  expect(await foundAnywhere(secret)).toEqual([]);
  // The control: the hash is where it is looked for.
  expect(await foundAnywhere(sha256(secret))).toEqual(["tokens"]);
});

async function head() {
  return contextOf(desk.platform, await enter(desk.platform, desk.manager.email));
}

async function invite(): Promise<{ userId: string; email: string }> {
  const email = `sara-${desk.manager.email}`;
  const invited = await invitePerson(await head(), { email, name: "Sara", roles: ["sportello"], language: "it" });
  if (!invited.ok) throw new Error(invited.refusal);
  return { userId: (await personById(desk.platform, invited.value.userId)).id, email };
}

async function askedBy(email: string): Promise<string> {
  await askNewPassword(desk.platform, { email, address: "192.0.2.1" });
  return mailedTo(email);
}

function join(secret: string) {
  return acceptInvitation(desk.platform, {
    secret,
    name: "Sara Sportello",
    password: NEW,
    language: "en",
    cookies: null,
  });
}

async function mails() {
  return localOutbox(desk.platform);
}

/** The secret in the latest mail to that address. */
async function mailedTo(email: string): Promise<string> {
  const mail = (await mails()).find((each) => each.to === email);
  const link = mail?.paragraphs.join("\n").match(/https?:\/\/\S+\/(?:invitation|reset)\/(\S+)/);
  if (!link?.[1]) throw new Error("no mail with a link");
  return link[1];
}

async function foundAnywhere(text: string): Promise<string[]> {
  const sql = database.superuser();
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  const found = [];
  for (const { name } of tables) {
    const rows = await sql`select 1 from ${sql(name)} t where t::text like ${`%${text}%`} limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}
