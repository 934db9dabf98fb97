import "./as-in-production";
import express from "express";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/access/context";
import { invitePerson } from "~/access/people.server";
import { newId } from "~/platform/ids";
import { remixPages } from "~/platform/pages";
import { setSecurityHeaders } from "~/platform/security-headers";
import { listen, type Running } from "~/platform/server";
import { savePerson } from "~db/queries/identity";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type Ask, askAt, formOf, type Sent } from "./ask";
import { contextOf, type Desk, enter, makeDesk, PASSWORD } from "./desk";
import { changed, footprint } from "./footprint";
import { type Product, routesOf, servedBuild, startProduct } from "./product";

let database: TestDatabase;
let desk: Desk;
let product: Product;
let sql: postgres.Sql;
let head: Context;
let headCookie: string;
let unguarded: Running;

beforeAll(async () => {
  database = await freshDatabase();
  sql = database.superuser();
  product = await startProduct((env) => database.platform({ env }));
  desk = await makeDesk(database, { origin: product.address });
  // The product runs on the machine's clock, the desk's people were made on another.
  const { platform } = product;
  headCookie = await enter(platform, desk.manager.email);
  head = await contextOf(platform, headCookie);
  const app = express();
  app.use(setSecurityHeaders(product.address));
  app.use(remixPages(await servedBuild(), platform));
  unguarded = await listen(app, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await unguarded?.stop();
  await product?.stop();
  await database.close();
});

type Headers = Record<string, string>;
type Row = readonly [name: string, headers: () => Headers];

const own = () => product.address;
const port = () => new URL(own()).port;

/** security.md §0.1: what Remix alone carries out, at least on some routes. */
const FOREIGN: Row[] = [
  ["a foreign Origin", () => ({ origin: "https://evil.example" })],
  ["no Origin at all", () => ({})],
  [
    "a foreign Origin with a matching X-Forwarded-Host",
    () => ({ origin: "https://evil.example", "x-forwarded-host": "evil.example" }),
  ],
  ["the same host with another scheme", () => ({ origin: `https://127.0.0.1:${port()}` })],
];

const MORE_FOREIGN: Row[] = [
  ["Origin: null and no word of the browser", () => ({ origin: "null" })],
  ["a page of another port", () => ({ origin: "http://127.0.0.1:1" })],
  ["a sister site, whatever Origin says", () => ({ origin: own(), "sec-fetch-site": "same-site" })],
  ["another site, whatever Origin says", () => ({ origin: own(), "sec-fetch-site": "cross-site" })],
  ["no page at all", () => ({ origin: own(), "sec-fetch-site": "none" })],
];

const HONEST: Row[] = [
  ["our own form, under no-referrer", () => ({ origin: "null", "sec-fetch-site": "same-origin" })],
  ["our own form, with its Origin", () => ({ origin: own(), "sec-fetch-site": "same-origin" })],
  ["our own form, from a browser that tells only Origin", () => ({ origin: own() })],
];

type Target = readonly [name: string, make: () => Promise<Sent>];

/** One request that has an effect, made anew each time so that it would have one each time. */
const TARGETS: Target[] = [
  ["a page's action", async () => invitation("/people/invite")],
  ["a page's action through ?_data", async () => invitation("/people/invite?_data=routes%2F_desk.people_.invite")],
  ["a page's action as a data request", async () => invitation("/people/invite.data")],
  ["a resource route's action", async () => formOf(`/people/${await colleague()}/disable`, [], { cookie: headCookie })],
  [
    "a resource route's action through ?_data",
    async () => {
      const path = `/people/${await colleague()}/disable?_data=routes%2F_desk.people_.%24userId_.disable`;
      return formOf(path, [], { cookie: headCookie });
    },
  ],
  [
    "a resource route's action as a data request",
    async () => formOf(`/people/${await colleague()}/disable.data`, [], { cookie: headCookie }),
  ],
  [
    "the sign-in",
    async () => {
      const fields = [["email", desk.manager.email] as const, ["password", PASSWORD] as const];
      return formOf("/sign-in", fields);
    },
  ],
  ["the sign-out", async () => formOf("/sign-out", [], { cookie: await enter(product.platform, desk.manager.email) })],
  [
    "the choice of language",
    async () => {
      await savePerson(product.platform.db, desk.manager.id, { language: "it" });
      return formOf("/language", [["lingua", "en"]], { cookie: headCookie });
    },
  ],
];

const under = (sent: Sent, headers: Headers): Sent => ({
  ...sent,
  headers: { "content-type": String(sent.headers?.["content-type"]), ...headers },
});

/** Did the request change anything in the database? */
async function effectOf(ask: Ask, sent: Sent): Promise<{ status: number; changed: string[] }> {
  const before = await footprint(sql);
  const { status } = await ask(sent);
  const after = await footprint(sql);
  return { status, changed: changed(before, after) };
}

describe.each(TARGETS)("%s", (_target, make) => {
  test.each([...FOREIGN, ...MORE_FOREIGN])(
    "from %s: 403, and nothing in the database has changed",
    async (_row, headers) => {
      expect(await effectOf(product.ask, under(await make(), headers()))).toEqual({ status: 403, changed: [] });
    },
  );

  test.each(HONEST)("from %s: has its effect", async (_row, headers) => {
    const { status, changed } = await effectOf(product.ask, under(await make(), headers()));
    expect(status).toBeLessThan(400);
    expect(changed).not.toEqual([]);
  });
});

test("every action of the product refuses every one of them, and the database stays as it is", async () => {
  const routes = routesOf(await servedBuild()).filter(({ rule }) => rule.write !== undefined);
  const before = await footprint(sql);
  const taken: string[] = [];
  for (const { id, path } of routes) {
    const at = path.replace(/:\w+\??/g, newId());
    for (const [row, headers] of [...FOREIGN, ...MORE_FOREIGN]) {
      for (const address of [at, `${at}.data`, `${at}?_data=${encodeURIComponent(`routes/${id}`)}`]) {
        const answer = await product.ask(under(formOf(address, [], { cookie: headCookie }), headers()));
        if (answer.status !== 403) taken.push(`${address}, ${row}: ${answer.status}`);
      }
    }
  }
  expect(routes.length).toBeGreaterThan(10);
  expect(taken).toEqual([]);
  expect(await footprint(sql)).toEqual(before);
});

test("other methods than POST are refused as well", async () => {
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const sent = { ...under(await invitation("/people/invite"), { origin: "https://evil.example" }), method };
    expect(await effectOf(product.ask, sent)).toEqual({ status: 403, changed: [] });
  }
});

test("control: without the guard the same requests have their effect, all but those that Remix refuses by itself", async () => {
  const ask = askAt(unguarded.address);
  const refused: string[] = [];
  let effects = 0;
  for (const [target, make] of TARGETS) {
    for (const [row, headers] of FOREIGN) {
      const sent = under(await make(), { host: new URL(own()).host, ...headers() });
      const { changed } = await effectOf(ask, sent);
      if (changed.length > 0) effects += 1;
      else refused.push(`${target}, ${row}`);
    }
  }
  ask.close();
  expect(refused.filter((name) => !name.endsWith("a foreign Origin"))).toEqual([]);
  expect(refused).not.toContain("a resource route's action, a foreign Origin");
  expect(effects).toBeGreaterThanOrEqual(TARGETS.length * 3);
});

function invitation(path: string): Sent {
  const fields = [["name", "Nuova Collega"] as const, ["email", `${newId()}@prova.test`] as const];
  return formOf(path, [...fields, ["roles", "sportello"]], { cookie: headCookie });
}

async function colleague(): Promise<string> {
  const person = { name: "Ada Seconda", email: `${newId()}@prova.test`, roles: [], language: "it" as const };
  const outcome = await invitePerson(head, person);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.userId;
}
