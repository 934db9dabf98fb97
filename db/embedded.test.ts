import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeRunnable } from "./cluster/binaries";
import { canReach } from "./cluster/place";
import { readPostmaster, within, worksIn } from "./cluster/processes";
import { type Embedded, eraseEmbedded, startEmbedded } from "./embedded";

const asRoot = process.getuid?.() === 0;
let root: string;
let dataDir: string;
const cluster = () => join(dataDir, "postgres");
const postmasterPid = () => readPostmaster(cluster())?.pid ?? 0;
const inUse: Embedded[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "cartellina-embedded-"));
  chmodSync(root, 0o711);
  dataDir = join(root, "data");
});
afterAll(async () => {
  for (const embedded of inUse) await embedded.stop();
  rmSync(root, { recursive: true, force: true });
});

test("a first start makes the roles, keeps its secrets to itself and listens on this machine alone", async () => {
  const embedded = await start(dataDir);
  expect(embedded).toMatchObject({ fresh: true, where: dataDir });
  expect(statSync(join(dataDir, "database.json")).mode & 0o777).toBe(0o600);
  expect(statSync(join(dataDir, "postgres.log")).mode & 0o777).toBe(0o600);

  const [login] = await query(
    embedded.appUrl,
    `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty, pg_has_role('cartellina_app', 'MEMBER') as member,
            pg_has_role('cartellina_owner', 'MEMBER') as owner from pg_roles where rolname = current_user`,
  );
  expect(login).toEqual({ mighty: false, member: true, owner: false });
  const [owner] = await query(
    embedded.ownerUrl,
    `select current_user as name, rolsuper or rolbypassrls as mighty,
            (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) as owns
       from pg_roles where rolname = current_user`,
  );
  expect(owner).toEqual({ name: "cartellina_owner", mighty: false, owns: "cartellina_owner" });
  const settings = await query(
    embedded.superuserUrl,
    `select name, setting from pg_settings where name in
       ('listen_addresses', 'unix_socket_directories', 'fsync', 'full_page_writes', 'synchronous_commit') order by name`,
  );
  expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
    fsync: "on",
    full_page_writes: "on",
    listen_addresses: "127.0.0.1",
    synchronous_commit: "on",
    unix_socket_directories: "",
  });
});

test("whoever comes second joins, and only the last to go ends it", async () => {
  const pid = postmasterPid();
  const second = await start(dataDir);
  expect(second.fresh).toBe(false);
  expect(postmasterPid()).toBe(pid);
  await inUse[0]?.stop();
  expect(await query(second.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
  expect(worksIn(pid, cluster())).toBe(false);
  expect(existsSync(join(cluster(), "postmaster.pid"))).toBe(false);
});

test("stopped and started at once, four times, it keeps what it had", async () => {
  for (let round = 0; round < 4; round += 1) {
    const embedded = await start(dataDir);
    await query(embedded.ownerUrl, `create table round_${round} (n int)`);
    const tables = await query(embedded.ownerUrl, "select tablename from pg_tables where tablename like 'round_%'");
    expect(tables).toHaveLength(round + 1);
    await embedded.stop();
  }
});

test("after a kill -9 of the database it starts at once again, with what was committed", async () => {
  for (let round = 0; round < 3; round += 1) {
    const embedded = await start(dataDir);
    await query(embedded.ownerUrl, `create table if not exists kept (n int)`);
    await query(embedded.ownerUrl, `insert into kept values (${round})`);
    process.kill(postmasterPid(), "SIGKILL");
    const again = await start(dataDir);
    expect(await query(again.ownerUrl, "select count(*)::int as n from kept")).toEqual([{ n: round + 1 }]);
    await embedded.stop();
    await again.stop();
  }
  expect(postmasterPid()).toBe(0);
});

test("after a kill -9 of our own process the running database is taken over", async () => {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", HOLDER], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const orphan = postmasterPid();
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  expect(worksIn(orphan, cluster())).toBe(true);

  const embedded = await start(dataDir);
  expect(postmasterPid()).toBe(orphan);
  expect(await query(embedded.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  await embedded.stop();
  expect(worksIn(orphan, cluster())).toBe(false);
});

test("a pid file whose number is another process's by now is not believed", async () => {
  writeFileSync(join(cluster(), "postmaster.pid"), `${process.pid}\n${cluster()}\n0\n1\n\n127.0.0.1\n\nready   \n`);
  const embedded = await start(dataDir);
  expect(postmasterPid()).not.toBe(process.pid);
  await embedded.stop();
});

test("two folders are two databases", async () => {
  const [one, other] = await Promise.all([start(dataDir), start(join(root, "other"))]);
  expect(one.appUrl).not.toBe(other.appUrl);
  expect(other.fresh).toBe(true);
  await Promise.all([one.stop(), other.stop()]);
});

test("what cannot work is told in one sentence", async () => {
  const folder = join(root, "other");
  const version = join(folder, "postgres", "PG_VERSION");
  const secrets = readFileSync(join(folder, "database.json"));
  const written = readFileSync(version);
  writeFileSync(version, "9\n");
  await expect(start(folder)).rejects.toThrow(/was made by PostgreSQL 9/);
  writeFileSync(version, written);

  const hba = readFileSync(join(folder, "postgres", "pg_hba.conf"));
  writeFileSync(join(folder, "postgres", "pg_hba.conf"), "nonsense\n");
  await expect(start(folder)).rejects.toThrow(/does not start: FATAL: .*pg_hba\.conf/);
  writeFileSync(join(folder, "postgres", "pg_hba.conf"), hba);

  rmSync(join(folder, "database.json"));
  await expect(start(folder)).rejects.toThrow(/passwords is missing/);
  writeFileSync(join(folder, "database.json"), secrets);
});

test("erasing is refused while it runs and leaves nothing of the database afterwards", async () => {
  const folder = join(root, "other");
  const embedded = await start(folder);
  await expect(eraseEmbedded(folder)).rejects.toThrow(/is running on these data/);
  await embedded.stop();
  expect(await eraseEmbedded(folder)).toBe(folder);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
  const again = await start(folder);
  expect(again.fresh).toBe(true);
  await again.stop();
});

test("in a folder the database's user cannot enter, root's data go where it can, and a note says where", async () => {
  const closed = join(root, "closed");
  mkdirSync(closed, { mode: 0o700 });
  const embedded = await start(join(closed, "data"));
  try {
    if (asRoot) {
      expect(embedded.where).toMatch(/^\/var\/lib\/cartellina\/closed-[0-9a-f]{8}$/);
      expect(readFileSync(join(closed, "data", "WHERE"), "utf8").trim()).toBe(embedded.where);
    } else {
      expect(embedded.where).toBe(join(closed, "data"));
    }
    expect(await query(embedded.appUrl, "select 1 as one")).toEqual([{ one: 1 }]);
    await embedded.stop();
    const again = await start(join(closed, "data"));
    expect(again).toMatchObject({ fresh: false, where: embedded.where });
    await again.stop();
  } finally {
    await embedded.stop();
    rmSync(embedded.where, { recursive: true, force: true });
  }
});

test("reach is judged by every folder on the way", () => {
  const inner = join(root, "reach", "inner");
  mkdirSync(inner, { recursive: true });
  const stranger = { uid: 54_321, gid: 54_321 };
  for (const path of [join(root, "reach"), inner]) chmodSync(path, 0o755);
  expect(canReach(inner, stranger)).toBe(true);
  chmodSync(join(root, "reach"), 0o700);
  expect(canReach(inner, stranger)).toBe(false);
  expect(canReach(inner, null)).toBe(true);
  const { uid, gid } = statSync(inner);
  expect(canReach(inner, { uid, gid })).toBe(true);
});

test("links and modes that a skipped install script left out are made up for", () => {
  const folder = join(root, "package");
  mkdirSync(join(folder, "native", "lib"), { recursive: true });
  mkdirSync(join(folder, "native", "bin"));
  writeFileSync(join(folder, "native", "lib", "libpq.so.5.18"), "library");
  writeFileSync(join(folder, "native", "bin", "postgres"), "program", { mode: 0o644 });
  writeFileSync(
    join(folder, "native", "pg-symlinks.json"),
    JSON.stringify([{ source: "native/lib/libpq.so.5.18", target: "native/lib/libpq.so.5" }]),
  );
  for (let again = 0; again < 2; again += 1) {
    makeRunnable(folder);
    expect(readFileSync(join(folder, "native", "lib", "libpq.so.5"), "utf8")).toBe("library");
    expect(statSync(join(folder, "native", "bin", "postgres")).mode & 0o777).toBe(0o755);
  }
});

test("a wait ends with its condition or its time", async () => {
  expect(await within(1_000, () => true)).toBe(true);
  expect(await within(20, () => false)).toBe(false);
});

const HOLDER = `
  import { startEmbedded } from "./db/embedded.ts";
  await startEmbedded({ dataDir: process.env.DATA_DIR });
  process.stdout.write("ready");
  setInterval(() => {}, 1000);
`;

async function start(folder: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder });
  inUse.push(embedded);
  return embedded;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))].map((row) => ({ ...row }));
  } finally {
    await sql.end();
  }
}
