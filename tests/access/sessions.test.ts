import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { changePassword } from "~/access/own-account.server";
import { hashPassword } from "~/access/passwords.server";
import { changeRoles, disablePerson, invitePerson } from "~/access/people.server";
import { endSession, readSession, sessionCookieName } from "~/access/sessions.server";
import { signIn } from "~/access/sign-in.server";
import { savePerson } from "~db/queries/identity";
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

describe("a session", () => {
  test("signs its person in, at their desk, with their roles", async () => {
    const { actor } = await signedInBy(desk.platform, await enter(desk.platform, desk.manager.email));
    expect(actor).toMatchObject({
      userId: desk.manager.id,
      desk: { kind: "CHAMBER", chamberId: desk.chamberId },
      roles: ["dirigente"],
    });
  });

  test("is kept as a hash: the cookie's value stands nowhere in the database", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    const value = cookieValue(cookies);
    const sql = database.superuser();
    const kept = await sql`select id from sessions where user_id = ${desk.manager.id}`;
    expect(kept.map((row) => row.id)).toEqual([sha256(value)]);
    expect(await foundAnywhere(value)).toEqual([]);
    // The control: what is looked for is found where it is.
    expect(await foundAnywhere(sha256(value))).toEqual(["sessions"]);
  });

  test("is not opened by what the database keeps", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    const stolen = cookies.replace(cookieValue(cookies), sha256(cookieValue(cookies)));
    expect(await readSession(desk.platform, stolen)).toBeNull();
  });

  test("gets a new name at every sign-in, and the one before is over", async () => {
    const first = await enter(desk.platform, desk.manager.email);
    const again = await signIn(desk.platform, {
      email: desk.manager.email,
      password: PASSWORD,
      cookies: first,
      address: "192.0.2.9",
    });
    if (!again.ok) throw new Error(again.refusal);
    expect(cookieValue(cookieHeader(again.value.cookies))).not.toBe(cookieValue(first));
    expect(await readSession(desk.platform, first)).toBeNull();
  });
});

describe("the cookie", () => {
  test("is __Host-, HttpOnly, Secure and Lax where the product is reached over HTTPS", async () => {
    const { platform, manager } = await makeDesk(database, { origin: "https://cartellina.example" });
    const outcome = await signIn(platform, {
      email: manager.email,
      password: PASSWORD,
      cookies: null,
      address: "192.0.2.9",
    });
    if (!outcome.ok) throw new Error(outcome.refusal);
    for (const cookie of outcome.value.cookies) {
      expect(cookie).toMatch(/^__Host-cartellina/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).not.toMatch(/Domain/);
    }
  });

  test("has a plain name on this machine, where browsers would refuse the other", () => {
    expect(sessionCookieName("http://127.0.0.1:3000")).toBe("cartellina");
  });
});

describe("a cookie that is sent again", () => {
  test.each<[string, (cookies: string) => Promise<unknown>]>([
    ["after signing out", (cookies) => endSession(desk.platform, cookies)],
    ["after half an hour without use", async () => desk.wait(30)],
    [
      "twelve hours after signing in, however busy",
      async (cookies) => {
        for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
          expect(await readSession(desk.platform, cookies)).not.toBeNull();
          desk.wait(20);
        }
      },
    ],
    [
      "after a new password",
      async (cookies) => {
        const ctx = await contextOf(desk.platform, cookies);
        const outcome = await changePassword(ctx, { current: PASSWORD, password: "tramonto di olivi 42" });
        if (!outcome.ok) throw new Error(outcome.refusal);
        expect(await readSession(desk.platform, cookieHeader([outcome.value.cookie ?? ""]))).not.toBeNull();
      },
    ],
    ["of a disabled person", async () => disablePerson(await anotherHead(), desk.manager.id)],
    [
      "after a change of roles",
      async () => changeRoles(await anotherHead(), desk.manager.id, ["dirigente", "sportello"]),
    ],
  ])("is refused %s", async (_when, end) => {
    const cookies = await Promise.all(Array.from({ length: 5 }, () => enter(desk.platform, desk.manager.email)));
    const [first = ""] = cookies;
    expect(await readSession(desk.platform, first)).not.toBeNull();
    if (_when === "after signing out") {
      for (const each of cookies) await end(each);
    } else {
      await end(first);
    }
    const accepted = [];
    for (let replay = 0; replay < 100; replay += 1) {
      accepted.push(await readSession(desk.platform, cookies[replay % cookies.length] ?? ""));
    }
    expect(accepted.filter((session) => session !== null)).toEqual([]);
  });

  test("is accepted while none of that has happened: the control of the six above", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    desk.wait(29);
    expect(await readSession(desk.platform, cookies)).not.toBeNull();
    desk.wait(29);
    expect(await readSession(desk.platform, cookies)).not.toBeNull();
  });
});

test("a person disabled behind the product's back signs nobody in", async () => {
  const cookies = await enter(desk.platform, desk.manager.email);
  await savePerson(desk.platform.db, desk.manager.id, { disabledAt: desk.clock.now() });
  expect(await readSession(desk.platform, cookies)).toBeNull();
});

async function anotherHead() {
  const cookies = await enter(desk.platform, desk.manager.email);
  const ctx = await contextOf(desk.platform, cookies);
  const email = `seconda-${desk.manager.email}`;
  const invited = await invitePerson(ctx, { email, name: "Ada Seconda", roles: ["dirigente"], language: "it" });
  if (!invited.ok) throw new Error(invited.refusal);
  await savePerson(desk.platform.db, invited.value.userId, { passwordHash: await hashPassword(PASSWORD) });
  return contextOf(
    desk.platform,
    await enter(desk.platform, (await personById(desk.platform, invited.value.userId)).email),
  );
}

function cookieValue(cookies: string): string {
  return /(?:^|; )cartellina=([^;]+)/.exec(cookies)?.[1] ?? "";
}

/** The tables in which any row holds the text. */
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
