import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { connect } from "~db/connect";
import { type Embedded, startEmbedded } from "~db/embedded";
import { migrate } from "~db/migrate";
import { findClient } from "~db/queries/clients";
import { inScope } from "~db/scope";
import type { TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";
import { type Known, platformOn } from "./crash-world";

/** What was acknowledged is there after every process of PostgreSQL was killed at once, and the register agrees. */
const ROUNDS = 8;
const WRITER = fileURLToPath(new URL("./writer.child.ts", import.meta.url));
let root: string;
let embedded: Embedded;
let known: Known;
let person = 0;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "cartellina-crash-"));
  chmodSync(root, 0o711);
  embedded = await startEmbedded({ dataDir: join(root, "data") });
  await migrate(embedded.ownerUrl);
  const platform = platformOn(embedded.appUrl, root);
  const world = await makeWorld({ platform: () => platform } as unknown as TestDatabase);
  known = { appUrl: embedded.appUrl, folder: root, practiceId: world.practiceId, officerId: world.officerId };
  await platform.close();
});
afterAll(async () => {
  await embedded?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** A process writes; its database is killed `milliseconds` after the first acknowledgement. */
async function writeUntilKilled(milliseconds: number): Promise<string[]> {
  const told = JSON.stringify({ ...known, appUrl: embedded.appUrl });
  const writer = spawn(process.execPath, ["--import", "tsx", WRITER, told, String(person)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  person += 3000;
  let output = "";
  const first = new Promise<void>((resolve) => {
    writer.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      resolve();
    });
  });
  await first;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  killDatabase();
  const gone = new Promise((resolve) => writer.once("close", resolve));
  setTimeout(() => writer.kill("SIGKILL"), 500);
  await gone;
  return output.split("\n").filter((line) => line.length === 36);
}

/** kill -9 of the postmaster and of every process it started, together. */
function killDatabase(): void {
  const folder = execFileSync("find", [root, "/var/lib/cartellina", "-maxdepth", "4", "-name", "postmaster.pid"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const file = folder.split("\n").find((path) => path.startsWith(root)) ?? "";
  const pid = readFileSync(file, "utf8").split("\n")[0] ?? "";
  const children = execFileSync("ps", ["-o", "pid=", "--ppid", pid], { encoding: "utf8" }).split(/\s+/).filter(Boolean);
  for (const each of [pid, ...children]) {
    try {
      process.kill(Number(each), "SIGKILL");
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

async function round(milliseconds: number): Promise<{ acknowledged: number; lost: number }> {
  const acknowledged = await writeUntilKilled(milliseconds);
  embedded = await startEmbedded({ dataDir: join(root, "data") });
  const platform = platformOn(embedded.appUrl, root);
  const scope = { practiceId: known.practiceId, chamberId: null, audits: false };
  const found = await inScope(platform.db, scope, (tx) =>
    Promise.all(acknowledged.map((id) => findClient(tx, known.practiceId, id))),
  );
  await platform.close();
  return { acknowledged: acknowledged.length, lost: found.filter((row) => row === null).length };
}

async function differences(): Promise<unknown[]> {
  const platform = platformOn(embedded.appUrl, root);
  const result = await verify({ db: platform.db, masterKey: platform.masterKey, unbound: null }, {});
  await platform.close();
  return result.differences;
}

test("nothing acknowledged is lost, no act stands without its entry", async () => {
  for (let at = 0; at < ROUNDS; at += 1) {
    const { acknowledged, lost } = await round(250 + at * 90);
    expect(acknowledged).toBeGreaterThan(0);
    expect(lost).toBe(0);
    expect(await differences()).toEqual([]);
  }
}, 300_000);

test("control: with commits that do not wait for the disk, acknowledged acts are lost", async () => {
  const superuser = connect(embedded.superuserUrl, { max: 1 });
  await superuser.sql`alter role cartellina_login set synchronous_commit = off`;
  await superuser.sql`alter system set wal_writer_delay = '5s'`;
  await superuser.sql`select pg_reload_conf()`;
  await superuser.sql.end();
  let lost = 0;
  for (let at = 0; at < ROUNDS && lost === 0; at += 1) lost += (await round(400)).lost;
  expect(lost).toBeGreaterThan(0);
}, 300_000);
