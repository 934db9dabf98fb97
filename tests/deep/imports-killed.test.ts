import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { chooseColumns } from "~/imports/choose-columns.server";
import { guessColumns } from "~/imports/fields";
import type { ImportKind } from "~/imports/import";
import { readImport } from "~/imports/read-imports.server";
import { abandonImport, startImport } from "~/imports/start-import.server";
import { takeFile } from "~/imports/take-file.server";
import { work } from "~/imports/work.server";
import { day } from "~/terms/day";
import { must } from "../support/case-life";
import { CASE_HEADINGS, CLIENT_HEADINGS, caseRow, clientRow, excelFile } from "../support/csv-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import type { Taking } from "../support/import-taker.child";
import { makeWorld, type World } from "../support/world";

/** A process that takes an import in is killed with SIGKILL, and another one comes. */
const TAKER = fileURLToPath(new URL("../support/import-taker.child.ts", import.meta.url));
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await freshDatabase();
  world = await makeWorld(database, { at: "2026-11-22T09:30:00Z" });
});
afterAll(() => database.close());

const owner = () => world.practiceCtx(["responsabile"]);

/** The file's rows are all right, and the import waits for somebody to take them. */
async function started(kind: ImportKind, rows: string[][]): Promise<string> {
  const { mandateId, officerId } = world;
  const defaults = kind === "CASES" ? { mandateId, officerId, scratchLayer: "SILVER" as const } : null;
  const { importId } = await must(takeFile(owner(), { kind, file: excelFile(rows), defaults }));
  await must(chooseColumns(owner(), { importId, columns: guessColumns(rows[0] ?? [], kind) }));
  await work(owner(), importId);
  expect((await page(importId)).counts.RIGHT).toBe(rows.length - 1);
  await must(startImport(owner(), { importId, leaveRest: false }));
  return importId;
}

const page = (importId: string) => readImport(owner(), importId, { view: null, after: 0 });

/** Rows of all that an import writes; entries of the register and numbers given out among them. */
async function stands(): Promise<Record<string, number>> {
  const sql = database.superuser();
  const [row] = await sql`select
    (select count(*) from clients)::int as clients, (select count(*) from cases)::int as cases,
    (select count(*) from envelopes)::int as envelopes, (select count(*) from devices)::int as devices,
    (select count(*) from document_copies)::int as copies, (select count(*) from copy_movements)::int as movements,
    (select count(*) from journal)::int as entries, (select coalesce(sum(last), 0) from counters)::int as numbers,
    (select count(*) from import_rows)::int as rows`;
  return { ...row };
}

const differences = async () =>
  (await verify({ db: world.platform.db, masterKey: world.platform.masterKey, unbound: null })).differences;

const anHourLater = () => world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));

/** How far the import says it is, and how many people stand in the address book for good. */
type Enough = (progress: number, people: number) => boolean;

/**
 * A process works on the import until `enough` says so of its progress, then it is killed. `written`: rows that
 * were put into the table meanwhile, whether they were committed or not.
 */
async function killedAt(
  importId: string,
  { table, enough, piecemeal = false }: { table: string; enough: Enough; piecemeal?: boolean },
): Promise<{ signal: string | null; written: number }> {
  const { practiceId, officerId } = world;
  const told: Taking = {
    ...{ appUrl: database.appUrl, folder: tmpdir(), practiceId, officerId, importId, piecemeal },
    masterKey: world.platform.masterKey.versions()[0]?.bytes.toString("hex") ?? "",
    at: world.clock.now().toISOString(),
  };
  const sql = database.superuser();
  const inserted = async () =>
    Number((await sql`select n_tup_ins from pg_stat_user_tables where relname = ${table}`)[0]?.n_tup_ins);
  const before = await inserted();
  const taker = spawn(process.execPath, ["--import", "tsx", TAKER, JSON.stringify(told)], { stdio: "ignore" });
  const ended = new Promise<string | null>((resolve) => taker.once("exit", (_, signal) => resolve(signal)));
  while (taker.exitCode === null && !taker.killed) {
    const [row] = await sql`
      select progress, (select count(*)::int from clients) as people from imports where id = ${importId}`;
    if (enough(row?.progress, row?.people)) taker.kill("SIGKILL");
  }
  const signal = await ended;
  // The database ends what the process was at as soon as it notices that nobody is there any more, and counts it then.
  let written = 0;
  for (let tries = 0, open = true; tries < 500 && (open || written === 0); tries += 1) {
    const [row] = await sql`select count(*)::int as open from pg_stat_activity
      where datname = current_database() and usename = 'cartellina_login' and xact_start is not null`;
    open = row?.open > 0;
    written = (await inserted()) - before;
  }
  return { signal, written };
}

test("an import of people, killed while it writes them and while it writes the register, takes nothing; then all", async () => {
  const people = Array.from({ length: 700 }, (_, index) => clientRow(index));
  const importId = await started("CLIENTS", [CLIENT_HEADINGS, ...people]);
  const before = await stands();
  const half = people.length / 2;
  for (const enough of [(at: number) => at > 0, (at: number) => at > half]) {
    const { signal, written } = await killedAt(importId, { table: "clients", enough });
    expect(signal).toBe("SIGKILL");
    expect(written).toBeGreaterThanOrEqual(250);
    expect(await stands()).toEqual(before);
    expect((await page(importId)).standing).toBe("TAKING");
    expect(await differences()).toEqual([]);
    anHourLater();
    expect((await page(importId)).standing).toBe("STOPPED");
  }
  await work(owner(), importId);
  const after = await stands();
  expect(after).toEqual({ ...before, clients: 700, entries: (before.entries ?? 0) + 701, rows: 0 });
  expect(await page(importId)).toMatchObject({ standing: "DONE", taken: 700 });
  expect(await differences()).toEqual([]);
});

test("an import of running cases, killed between its parts, takes nothing: no folder, no sheet, no number", async () => {
  const running = Array.from({ length: 110 }, (_, index) => caseRow(5000 + index, day("2026-11-10")));
  const importId = await started("CASES", [CASE_HEADINGS, ...running]);
  const before = await stands();
  const { signal, written } = await killedAt(importId, { table: "copy_movements", enough: (at) => at > 0 });
  expect(signal).toBe("SIGKILL");
  expect(written).toBeGreaterThanOrEqual(1000);
  expect(await stands()).toEqual(before);
  expect(await differences()).toEqual([]);
  anHourLater();
  await work(owner(), importId);
  expect(await stands()).toMatchObject({
    cases: 110,
    envelopes: 110,
    devices: 110,
    copies: 990,
    numbers: 110,
    rows: 0,
  });
  expect(await differences()).toEqual([]);
});

test("a file whose rows are being looked at goes on where it was killed", async () => {
  const rows = [CLIENT_HEADINGS, ...Array.from({ length: 600 }, (_, index) => clientRow(7000 + index))];
  const { importId } = await must(takeFile(owner(), { kind: "CLIENTS", file: excelFile(rows), defaults: null }));
  await must(chooseColumns(owner(), { importId, columns: guessColumns(CLIENT_HEADINGS, "CLIENTS") }));
  const { signal } = await killedAt(importId, { table: "import_rows", enough: (at) => at > 0 });
  expect(signal).toBe("SIGKILL");
  const { RIGHT, RAW } = (await page(importId)).counts;
  expect(RIGHT).toBeGreaterThanOrEqual(100);
  expect(RAW).toBe(600 - RIGHT);
  anHourLater();
  await work(owner(), importId);
  expect((await page(importId)).counts).toMatchObject({ RIGHT: 600, RAW: 0 });
  await must(abandonImport(owner(), importId));
});

test("control: people taken in pieces are found half there, and the register does not agree", async () => {
  const people = Array.from({ length: 600 }, (_, index) => clientRow(3000 + index));
  const importId = await started("CLIENTS", [CLIENT_HEADINGS, ...people]);
  const before = await stands();
  const { signal } = await killedAt(importId, {
    table: "clients",
    enough: (_, people) => people > (before.clients ?? 0),
    piecemeal: true,
  });
  expect(signal).toBe("SIGKILL");
  const halfway = await stands();
  expect(halfway.clients).toBeGreaterThan(before.clients ?? 0);
  expect(halfway.clients).toBeLessThan((before.clients ?? 0) + people.length);
  expect(await differences()).not.toEqual([]);
});
