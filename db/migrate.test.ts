import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLogin } from "./check-login";
import { connect } from "./connect";
import { type Embedded, startEmbedded } from "./embedded";
import { knownMigrations, migrate, migrateTo, pendingMigrations } from "./migrate";
import { databaseReadiness, hasDemoLogins, isEmpty } from "./readiness";

let root: string;
let embedded: Embedded;
const pools: postgres.Sql[] = [];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "cartellina-migrate-"));
  chmodSync(root, 0o711);
  embedded = await startEmbedded({ dataDir: join(root, "data") });
});
afterAll(async () => {
  for (const sql of pools) await sql.end();
  await embedded.stop();
  rmSync(root, { recursive: true, force: true });
});

test("several processes that migrate at once all succeed, and everything is applied once", async () => {
  await Promise.all([1, 2, 3].map(() => migrate(embedded.ownerUrl)));
  const app = pool(embedded.appUrl);
  expect(await pendingMigrations(app)).toBe(0);
  expect(await databaseReadiness(app)).toEqual({ migrationsPending: 0, mailsWaiting: 0 });
  expect(await isEmpty(app)).toBe(true);
  expect(await hasDemoLogins(app)).toBe(false);
});

test("a database of another version is refused, and one that lags behind is told", async () => {
  const folder = join(root, "drizzle");
  cpSync("drizzle", folder, { recursive: true });
  const journal = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8"));
  const last = journal.entries.at(-1);
  const file = join(folder, `${last.tag}.sql`);
  writeFileSync(file, `${readFileSync(file, "utf8")}\n-- changed afterwards`);
  await expect(migrate(embedded.ownerUrl, { folder })).rejects.toThrow(/a migration that this version does not know/);
  expect(await pendingMigrations(pool(embedded.appUrl), { folder })).toBe(1);
});

test("the application's login passes; a superuser, an owner, a bypasser and a member of the owner do not", async () => {
  expect(await checkLogin(pool(embedded.appUrl))).toEqual({ ok: true });

  const database = embedded.superuserUrl.replace(/postgres$/, "cartellina");
  expect(await problemsOf(database)).toEqual([expect.stringMatching(/superuser/)]);
  expect(await problemsOf(embedded.ownerUrl)).toEqual([expect.stringMatching(/owns tables \(.+ and \d+ more\)/)]);

  const superuser = pool(database);
  const as = (login: string) => database.replace(/\/\/postgres:[^@]+@/, `//${login}:pw@`);
  await superuser.unsafe("create role bypasser login bypassrls password 'pw' in role cartellina_app");
  await superuser.unsafe("create role deputy login password 'pw' in role cartellina_app, cartellina_owner");
  expect(await problemsOf(as("bypasser"))).toEqual([expect.stringMatching(/BYPASSRLS/)]);
  expect(await problemsOf(as("deputy"))).toEqual([expect.stringMatching(/owns tables/)]);
});

test("a server that would lose confirmed acts is refused, with the way out", async () => {
  const superuser = pool(embedded.superuserUrl);
  await superuser.unsafe("alter role cartellina_login set synchronous_commit = off");
  const checked = await checkLogin(pool(embedded.appUrl));
  await superuser.unsafe("alter role cartellina_login reset synchronous_commit");
  if (checked.ok) throw new Error("synchronous_commit off was accepted");
  expect(checked.problems).toEqual([expect.stringMatching(/synchronous_commit is off/)]);
  expect(checked.remedy).toMatch(/create role cartellina_login login .* in role cartellina_app/);
});

test("the remedy's statements make a login that passes", async () => {
  const superuser = pool(embedded.superuserUrl);
  await superuser.unsafe(`drop role if exists bypasser, deputy`);
  await superuser.unsafe("create database elsewhere");
  const elsewhere = embedded.superuserUrl.replace(/postgres$/, "elsewhere");
  const checked = await checkLogin(pool(elsewhere));
  if (checked.ok) throw new Error("a superuser was accepted");
  const statements = checked.remedy
    .split("\n")
    .filter((line) => !line.startsWith("--") && !/^create role cartellina_(owner|app) /.test(line))
    .join("\n")
    .replaceAll("cartellina_login", "second_login")
    .replaceAll("'...'", "'pw'");
  await superuser.unsafe(statements);
  await migrate(embedded.ownerUrl.replace(/cartellina$/, "elsewhere"));
  expect(await checkLogin(pool(elsewhere.replace(/\/\/postgres:[^@]+@/, "//second_login:pw@")))).toEqual({ ok: true });
});

test("an earlier state can be made, for rows of then, and brought forward", async () => {
  await pool(embedded.superuserUrl).unsafe("create database earlier owner cartellina_owner");
  const [owner, app] = [embedded.ownerUrl, embedded.appUrl].map((url) => url.replace(/cartellina$/, "earlier")) as [
    string,
    string,
  ];
  const known = knownMigrations();
  await migrateTo(owner, known.length - 1, mkdtempSync(join(root, "scratch-")));
  expect(await pendingMigrations(pool(app))).toBe(1);
  await migrate(owner);
  expect(await pendingMigrations(pool(app))).toBe(0);
});

test("a connection speaks UTC and knows the tables", async () => {
  const { sql, db } = connect(embedded.appUrl, { max: 1 });
  pools.push(sql);
  expect(await sql`show timezone`).toMatchObject([{ TimeZone: "UTC" }]);
  expect(await db.query.users.findMany()).toEqual([]);
});

function pool(url: string): postgres.Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  pools.push(sql);
  return sql;
}

async function problemsOf(url: string): Promise<string[]> {
  const checked = await checkLogin(pool(url));
  return checked.ok ? [] : checked.problems;
}
