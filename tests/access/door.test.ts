import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "~/access/passwords.server";
import { invitePerson } from "~/access/people.server";
import type { Platform } from "~/platform/platform";
import { loader as accountLoader } from "~/routes/_desk.account";
import { loader as peopleLoader } from "~/routes/_desk.people";
import { action as inviteAction } from "~/routes/_desk.people_.invite";
import { action as languageAction } from "~/routes/language";
import { loader as outboxLoader } from "~/routes/outbox";
import { loader as setupLoader } from "~/routes/setup";
import { action as signInAction } from "~/routes/sign-in";
import { action as signOutAction } from "~/routes/sign-out";
import { savePerson, saveSecondFactorRequired } from "~db/queries/identity";
import { freshDatabase, type TestDatabase } from "../support/database";
import { contextOf, type Desk, enter, makeDesk, PASSWORD } from "./desk";

let database: TestDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  desk = await makeDesk(database);
});
afterAll(() => database.close());

type Door = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;
type Sent = {
  cookies?: string;
  form?: Record<string, string>;
  address?: string;
  platform?: Platform;
  language?: string;
};

describe("a page of a desk", () => {
  test("sends nobody to sign in, and back", async () => {
    const answer = await ask(peopleLoader, "/people?a=1");
    expect([answer.status, answer.location]).toEqual([303, "/sign-in?next=%2Fpeople%3Fa%3D1"]);
  });

  test("refuses somebody whose roles do not open it", async () => {
    const cookies = await clerk();
    expect((await ask(peopleLoader, "/people", { cookies })).status).toBe(403);
    expect((await ask(accountLoader, "/account", { cookies })).status).toBe(200);
    expect((await ask(inviteAction, "/people/invite", { cookies, form: { name: "X" } })).status).toBe(403);
  });

  test("opens to who may", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    const answer = await ask(peopleLoader, "/people", { cookies });
    expect(answer.body).toMatchObject({ kind: "CHAMBER", people: [{ name: "Dora Dirigente" }] });
  });

  test("takes nobody in at a chamber without a role", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    const form = { name: "Sara", email: "senza-ruolo@prova.test" };
    const answer = await ask(inviteAction, "/people/invite", { cookies, form });
    expect(answer.body).toMatchObject({ form: { values: form, errors: { roles: ["choose-some"] } } });
  });

  test("leads to the second factor first where the desk requires it", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    await saveSecondFactorRequired(desk.platform.db, desk.chamberId, true);
    const answer = await ask(peopleLoader, "/people", { cookies });
    expect([answer.status, answer.location]).toEqual([303, "/account/second-factor"]);
  });
});

describe("a form", () => {
  test("comes back with what was typed, and without passwords", async () => {
    const answer = await ask(signInAction, "/sign-in", { form: { email: "Uno@Prova.test", password: "segretissima" } });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({
      form: { values: { email: "Uno@Prova.test" }, errors: {}, refusal: { code: "wrong-credentials" } },
    });
    const incomplete = await ask(signInAction, "/sign-in", { form: { email: "uno", password: "segretissima" } });
    expect(JSON.stringify(incomplete.body)).not.toContain("segretissima");
    expect(incomplete.body).toMatchObject({ form: { errors: { email: ["not-an-email"] } } });
  });

  test("that is no form, or too long, is refused before it is read", async () => {
    const request = (body: string, type: string) =>
      new Request("http://127.0.0.1:3000/sign-in", { method: "POST", body, headers: { "Content-Type": type } });
    const status = async (asked: Request) => (await call(signInAction, asked)).status;
    expect(await status(request("{}", "application/json"))).toBe(415);
    expect(await status(request(`email=${"a".repeat(600_000)}`, "application/x-www-form-urlencoded"))).toBe(413);
    expect(await status(request("nonsense", "multipart/form-data; boundary=x"))).toBe(400);
  });
});

describe("signing in", () => {
  test("answers known and unknown people alike, to the byte", async () => {
    const answers = [];
    for (const email of [desk.manager.email, "nessuno@prova.test"]) {
      const { status, headers, body } = await ask(signInAction, "/sign-in", { form: { email, password: "sbagliata" } });
      answers.push(JSON.stringify({ status, headers, body }).replace(email, "E"));
    }
    expect(answers[0]).toBe(answers[1]);
  });

  test("goes on to a page of ours only", async () => {
    const form = { email: desk.manager.email, password: PASSWORD };
    const to = async (next: string) =>
      (await ask(signInAction, `/sign-in?next=${encodeURIComponent(next)}`, { form })).location;
    expect(await to("/people?a=1")).toBe("/people?a=1");
    expect(await to("//evil.example/people")).toBe("/");
    expect(await to("https://evil.example/people")).toBe("/");
  });

  test("and out empties the cookie and ends the session", async () => {
    const cookies = await enter(desk.platform, desk.manager.email);
    const answer = await ask(signOutAction, "/sign-out", { cookies, form: {} });
    expect(answer.location).toBe("/sign-in?detto=out");
    expect(answer.headers["set-cookie"]).toMatch(/^cartellina=; .*Max-Age=0/);
    expect((await ask(accountLoader, "/account", { cookies })).status).toBe(303);
  });
});

test("the language is kept in the cookie and in the profile, and the way back is ours", async () => {
  const cookies = await enter(desk.platform, desk.manager.email);
  const form = { lingua: "en", torna: "//evil.example" };
  const answer = await ask(languageAction, "/language", { cookies, form });
  expect(answer.location).toBe("/");
  expect(answer.headers["set-cookie"]).toMatch(/^lingua=en; /);
  expect((await ask(accountLoader, "/account", { cookies })).body).toMatchObject({
    language: "en",
    title: "My access",
  });
});

describe("the pages of this machine alone", () => {
  test("show waiting mails to its own user only", async () => {
    const status = async (sent: Sent) => (await ask(outboxLoader, "/outbox", sent)).status;
    const behind = (env: Parameters<TestDatabase["platform"]>[0]) => database.platform(env);
    expect(await status({})).toBe(200);
    expect(await status({ address: "::ffff:127.0.0.1" })).toBe(200);
    expect(await status({ address: "192.0.2.1" })).toBe(404);
    expect(await status({ platform: behind({ env: { origin: "https://cartellina.example" } }) })).toBe(404);
    expect(await status({ platform: behind({ env: { databaseUrl: "postgres://elsewhere/x" } }) })).toBe(404);
    expect(await status({ platform: behind({ env: { resendApiKey: "re_x", mailFrom: "a@b.it" } }) })).toBe(404);
  });

  test("set up an empty database, once", async () => {
    expect((await ask(setupLoader, "/setup")).status).toBe(404);
    const empty = await freshDatabase();
    try {
      const platform = empty.platform();
      expect((await ask(setupLoader, "/setup", { platform })).status).toBe(200);
      expect((await ask(setupLoader, "/setup", { platform, address: "192.0.2.1" })).status).toBe(404);
    } finally {
      await empty.close();
    }
  });
});

async function clerk(): Promise<string> {
  const head = await contextOf(desk.platform, await enter(desk.platform, desk.manager.email));
  const email = `sara-${desk.manager.email}`;
  const invited = await invitePerson(head, { email, name: "Sara", roles: ["sportello"], language: "it" });
  if (!invited.ok) throw new Error(invited.refusal);
  await savePerson(desk.platform.db, invited.value.userId, { passwordHash: await hashPassword(PASSWORD) });
  return enter(desk.platform, email);
}

function ask(door: Door, path: string, { cookies, form, address, platform }: Sent = {}) {
  const headers = new Headers(cookies === undefined ? {} : { Cookie: cookies });
  const sent = form === undefined ? { headers } : { headers, method: "POST", body: new URLSearchParams(form) };
  return call(door, new Request(`http://127.0.0.1:3000${path}`, sent), platform, address);
}

async function call(door: Door, request: Request, platform = desk.platform, clientAddress = "127.0.0.1") {
  const token = new URL(request.url).pathname.split("/").at(-1);
  const context = { platform, nonce: "", requestId: "", clientAddress };
  try {
    return described(await door({ request, params: { token }, context } as never));
  } catch (thrown) {
    return described(thrown);
  }
}

/** An answer as the browser would see it, whether it was returned or thrown, a Response or data. */
function described(answer: unknown) {
  if (answer instanceof Response) {
    const headers = Object.fromEntries(answer.headers);
    return { status: answer.status, location: answer.headers.get("Location"), headers, body: null };
  }
  if (answer instanceof Error) throw answer;
  const { data = answer, init = null } = answer as { data?: unknown; init?: ResponseInit | null };
  return { status: init?.status ?? 200, location: null, headers: {} as Record<string, string>, body: data };
}
