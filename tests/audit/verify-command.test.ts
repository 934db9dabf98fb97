import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCheckpoint } from "~/audit/checkpoint.server";
import { readEnv } from "~/platform/env";
import { type Opened, openPlatform } from "~/platform/open";
import { createPlatform } from "~/platform/platform";
import { whereEmbedded } from "~db/embedded";
import { writeSignedCase } from "../support/case-rows";
import { makeWorld, type World } from "../support/world";

/** The command itself, on an embedded database of its own. */
let root: string;
let opened: Opened | null = null;
let world: World;
let caseId: string;
const dataFolder = () => join(root, "data");

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "cartellina-verify-"));
  chmodSync(root, 0o711);
  const read = readEnv({ NODE_ENV: "test", LOG_LEVEL: "silent", CARTELLINA_DATA: dataFolder() });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const there = await openPlatform({ env: read.env });
  opened = there;
  world = await makeWorld({
    platform: ({ clock } = {}) =>
      createPlatform({
        env: read.env,
        databaseUrl: there.embedded?.appUrl ?? "",
        masterKey: there.platform.masterKey,
        folder: there.folder,
        connections: 2,
        ...(clock ? { clock } : {}),
      }),
  });
  caseId = (await writeSignedCase(world)).caseId;
  await makeCheckpoint(world.platform, world.practiceId);
});
afterAll(async () => {
  await leave();
  rmSync(root, { recursive: true, force: true });
});

/** As when the product is stopped. */
async function leave(): Promise<void> {
  await world?.platform.close();
  await opened?.close();
  opened = null;
}

async function command(...args: string[]): Promise<{ code: number; output: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env, CARTELLINA_DATA: dataFolder(), NODE_ENV: "test", DATABASE_URL: "" };
  const program = ["--import", "tsx", "app/platform/cli/verify.ts", ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, program, { env });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

test("beside the running product: nothing differs, and an extract of one case is exported and proves itself", async () => {
  const folder = join(root, "export");
  const { code, output } = await command("--book", world.practiceId, "--export", folder, "--case", caseId);
  expect(output).toMatch(/Nothing differs: 1 books, 7 entries, 5 subjects, 1 checkpoints\./);
  expect(code).toBe(0);

  const of = world.practiceId;
  const files = [`${of}.checkpoints.txt`, `${of}.jsonl`, "offline-verifier.mjs", "public-key.txt"];
  expect(readdirSync(folder).sort()).toEqual(files.sort());
  const lines = readFileSync(join(folder, `${of}.jsonl`), "utf8")
    .trim()
    .split("\n");
  expect(lines).toHaveLength(7);
  expect(lines.filter((line) => line.includes('"facts"'))).toHaveLength(3);
  const trust = ["--checkpoints", `${of}.checkpoints.txt`, "--public-key", "public-key.txt"];
  const offline = await promisify(execFile)(process.execPath, ["offline-verifier.mjs", `${of}.jsonl`, ...trust], {
    cwd: folder,
  });
  expect(offline.stdout).toBe(`Book ${of}: 7 entries (3 shown), 1 checkpoints: nothing differs.\n`);
});

test("with the product stopped it starts the database itself and ends it; what differs is named, and it exits with 1", async () => {
  const superuserUrl = opened?.embedded?.superuserUrl.replace(/[^/]+$/, "cartellina") ?? "";
  const handed = await tampered(superuserUrl);
  await leave();
  const { code, output } = await command("--checkpoint", handed);
  expect(output).toContain(`Book ${world.practiceId}, entry 3: entry 2 is missing before it.`);
  expect(output).toMatch(/case .+: its rows are not what they were after this last entry about it\./);
  expect(output).toMatch(/differences: 2 books, \d+ entries, \d+ subjects, \d+ checkpoints\.\n$/);
  expect(code).toBe(1);
  expect(readdirSync(join(whereEmbedded(dataFolder()).folder, "holders"))).toEqual([]);
});

/** Deletes an entry and moves a date; returns a file with the checkpoint as it was handed out. */
async function tampered(superuserUrl: string): Promise<string> {
  const sql = postgres(superuserUrl, { max: 1 });
  await sql`set session_replication_role = replica`;
  await sql`delete from journal where book = ${world.practiceId} and seq = 2`;
  await sql`update cases set signed_on = '2026-03-01' where id = ${caseId}`;
  const [row] = await sql`select line, signature from checkpoints where book = ${world.practiceId}`;
  await sql.end();
  const file = join(root, "handed.txt");
  writeFileSync(file, `${row?.line} ${row?.signature}\n`);
  return file;
}

test("what it cannot do it says, and exits with 2", async () => {
  expect(await command("--case", caseId)).toMatchObject({
    code: 2,
    output: expect.stringContaining("npm run verify --"),
  });
  expect(await command("--checkpoint", "package.json")).toMatchObject({
    code: 2,
    output: expect.stringContaining("not a checkpoint"),
  });
  expect(await command("--checkpoint", join(root, "nowhere"))).toMatchObject({ code: 2 });
  expect(await command("--sideways")).toMatchObject({ code: 2 });
});
