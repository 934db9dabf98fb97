import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { getTableColumns, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { storeCopy } from "~/identity-documents/store-copy.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { createFolderBlobs } from "~/platform/blobs";
import { fixedClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import { createWalk } from "~/platform/orphan-files";
import type { Platform } from "~/platform/platform";
import { readScanResult } from "~/scans/read-scans.server";
import { readTaken } from "~/scans/read-taken.server";
import { discardPage } from "~/scans/settle-page.server";
import { takeScan } from "~/scans/take-scan.server";
import { viewPage } from "~/scans/view-scan.server";
import { destroyKey } from "~db/queries/case-keys";
import { identityCopiesOf } from "~db/queries/cases";
import { NAMERS } from "~db/queries/stored-files";
import * as schema from "~db/schema";
import { listed } from "../support/blob-contract";
import { CaseLife, must } from "../support/case-life";
import type { Writing } from "../support/copy-writer.child";
import { freshDatabase, type TestDatabase } from "../support/database";
import { photo } from "../support/document-photos";
import { foreignPage } from "../support/scanned-paper";
import { makeWorld } from "../support/world";

const HOUR = 60 * 60_000;
let database: TestDatabase;
let life: CaseLife;
let picture: Buffer;
/** The same database and files with a clock that is so much ahead: what is stored now is as old as that for it. */
let folder: string;
const ahead = (hours: number, on: Platform = life.world.platform): Platform => ({
  ...on,
  clock: fixedClock(new Date(Date.now() + hours * HOUR)),
});

beforeAll(async () => {
  database = await freshDatabase();
  picture = await photo().jpeg().toBuffer();
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cartellina-files-"));
  const world = await makeWorld(database);
  Object.assign(world.platform, { blobs: createFolderBlobs(folder) });
  life = new CaseLife(world);
  await life.stock(2);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const keys = async () => (await listed(life.world.platform.blobs, "")).map(({ key }) => key);
const store = (caseId: string, kind: CopyKind = "ID_FRONT") =>
  must(storeCopy(life.officer, { caseId, kind, file: picture }));
const copies = (caseId: string) =>
  life.read((tx) => identityCopiesOf(tx, { practiceId: life.world.practiceId, caseId }));
const opens = async (copyId: string) => (await viewCopy(life.officer, { copyId, reason: null })).ok;

/** As many whole walks of one process. */
async function walk(platform: Platform, times = 2, on = createWalk()): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await on.goOn(platform, Number.POSITIVE_INFINITY)).toBe(true);
}

/** A file of the practice that no row names. */
async function orphan(practiceId = life.world.practiceId): Promise<string> {
  const key = `${practiceId}/${newId()}/${newId()}`;
  await life.world.platform.blobs.put(key, Buffer.from("nobody's"));
  return key;
}

describe("the list of those who name files", () => {
  const isNamer = (column: string) => /blob|file_?key|storage|object_key/i.test(column);

  test("holds every such column of the schema, and of the database", async () => {
    const inSchema = Object.values(schema)
      .filter((table) => is(table, PgTable))
      .flatMap((table) => Object.values(getTableColumns(table)).filter((column) => isNamer(column.name)));
    expect(inSchema.length).toBeGreaterThanOrEqual(4);
    expect(new Set(inSchema)).toEqual(new Set(NAMERS.map(({ blobKey }) => blobKey)));

    const inDatabase = await database.superuser()`
      select column_name from information_schema.columns where table_schema = 'public'`;
    const named = inDatabase.filter((row) => isNamer(String(row.column_name)));
    expect(named).toHaveLength(NAMERS.length);
  });
});

describe("a walk over the stored files", () => {
  test("leaves what is in use, takes what was replaced, destroyed or never named", async () => {
    const [kept, refused] = [await life.open(), await life.open()];
    await store(kept);
    // The store fails when the copy that was replaced is to be removed.
    vi.spyOn(life.world.platform.blobs, "remove").mockRejectedValueOnce(new Error("the store is down"));
    await store(kept);
    await store(kept, "ID_BACK");
    await store(refused);
    const { practiceId } = life.world;
    await life.read((tx) => destroyKey(tx, { practiceId, caseId: refused, retention: "identity-copies" }, new Date()));
    await orphan();
    expect(await keys()).toHaveLength(5);

    await walk(ahead(1));
    const current = await copies(kept);
    expect(current).toHaveLength(2);
    expect(await keys()).toEqual(current.map(({ blobKey }) => blobKey).sort());
    for (const { id } of current) expect(await opens(id)).toBe(true);
  });

  test("leaves scans that wait to be read or filed, takes what a failing store kept of settled ones", async () => {
    const { scanId } = await must(takeScan(life.officer, [await foreignPage()]));
    await walk(ahead(1));
    await readTaken(life.officer, scanId);
    await walk(ahead(1));
    const [page] = (await readScanResult(life.officer, scanId, null)).waiting;
    expect((await viewPage(life.officer, { scanId, pageId: page?.id ?? "", small: false })).ok).toBe(true);

    const remove = vi.spyOn(life.world.platform.blobs, "remove").mockRejectedValue(new Error("the store is down"));
    await must(discardPage(life.officer, { pageId: page?.id ?? "", reason: "blank" }));
    remove.mockRestore();
    expect(await keys()).toHaveLength(1);
    await walk(ahead(1));
    expect(await keys()).toEqual([]);
  });

  test("leaves what is young, and what it has met for the first time", async () => {
    const key = await orphan();
    await walk(ahead(0), 3);
    expect(await keys()).toEqual([key]);
    const sweeper = createWalk();
    await walk(ahead(1), 1, sweeper);
    expect(await keys()).toEqual([key]);
    await walk(ahead(1), 1, sweeper);
    expect(await keys()).toEqual([]);
  });

  test("leaves what belongs to no practice of this database, or was never ours", async () => {
    const strange = [await orphan(newId()), "settings/logo", "note"];
    for (const key of strange) await life.world.platform.blobs.put(key, Buffer.from("not ours"));
    await orphan();
    await walk(ahead(48));
    expect(await keys()).toEqual(strange.sort());
  });

  test("goes in stretches, and two of them side by side do no more than one", async () => {
    const caseId = await life.open();
    await store(caseId);
    for (let count = 0; count < 40; count += 1) await orphan();
    const inStretches = async () => {
      const sweeper = createWalk();
      for (let ends = 0; ends < 2; ) if (await sweeper.goOn(ahead(1), 0)) ends += 1;
    };
    await Promise.all([inStretches(), walk(ahead(1)), inStretches()]);
    const [copy] = await copies(caseId);
    expect(await keys()).toEqual([copy?.blobKey]);
    expect(await opens(copy?.id ?? "")).toBe(true);
  });

  test("takes nothing when the database or the store fails, and goes on afterwards", async () => {
    const key = await orphan();
    const sweeper = createWalk();
    await walk(ahead(1), 1, sweeper);
    const noDatabase = { ...ahead(1), db: database.platform().db };
    vi.spyOn(noDatabase.db, "transaction").mockRejectedValue(new Error("the database is down"));
    await expect(sweeper.goOn(noDatabase, 1000)).rejects.toThrow("the database is down");
    const noStore = { ...ahead(1), blobs: createFolderBlobs("/dev/null") };
    await expect(sweeper.goOn(noStore, 1000)).rejects.toThrow();
    expect(await keys()).toEqual([key]);
    await walk(ahead(1), 1, sweeper);
    expect(await keys()).toEqual([]);
  });
});

describe("an upload in flight, on a machine whose clock is three hours ahead", () => {
  /** Stores a copy, with `meanwhile` between the file and its row. */
  async function storeWith(meanwhile: () => Promise<void>): Promise<{ caseId: string; copyId: string }> {
    const caseId = await life.open();
    const { blobs } = life.world.platform;
    const { put } = blobs;
    vi.spyOn(blobs, "put").mockImplementation(async (key, bytes) => {
      await put(key, bytes);
      await meanwhile();
    });
    await store(caseId);
    return { caseId, copyId: (await copies(caseId))[0]?.id ?? "" };
  }

  test("is taken for nobody's once, and is left alone when its row is there", async () => {
    const sweeper = createWalk();
    const { copyId } = await storeWith(() => walk(ahead(3), 1, sweeper));
    await walk(ahead(3), 3, sweeper);
    expect(await opens(copyId)).toBe(true);
  });

  test("control: it is the second look that saves it", async () => {
    const { copyId } = await storeWith(() => walk(ahead(3), 2));
    await expect(opens(copyId)).rejects.toMatchObject({ status: 404 });
  });
});

describe("a process that is killed between a file and its row", () => {
  const WRITER = fileURLToPath(new URL("../support/copy-writer.child.ts", import.meta.url));

  /** Kills it as soon as `count` files are stored, after so many milliseconds more. */
  async function killedAfter(count: number, milliseconds: number, caseId: string, root: string): Promise<void> {
    const { practiceId, officerId } = life.world;
    const masterKey = life.world.platform.masterKey.versions()[0]?.bytes.toString("hex") ?? "";
    const known: Writing = { appUrl: database.appUrl, folder: root, practiceId, officerId, masterKey, caseId };
    const writer = spawn(process.execPath, ["--import", "tsx", WRITER, JSON.stringify(known)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const gone = new Promise((resolve) => writer.once("close", (_code, signal) => resolve(signal)));
    let output = "";
    writer.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (output.split("stored").length - 1 === count) setTimeout(() => writer.kill("SIGKILL"), milliseconds);
    });
    expect(await gone).toBe("SIGKILL");
  }

  test("leaves a file that goes; what was acknowledged stays and opens", async () => {
    const root = mkdtempSync(join(tmpdir(), "cartellina-killed-"));
    const killed = { ...life.world.platform, blobs: createFolderBlobs(join(root, "blobs")) };
    let orphans = 0;
    try {
      for (const [count, milliseconds] of [
        [1, 0],
        [2, 20],
        [3, 250],
        [2, 400],
      ] as const) {
        const caseId = await life.open();
        await killedAfter(count, milliseconds, caseId, root);
        const current = (await copies(caseId)).map(({ blobKey }) => blobKey);
        const of = async () =>
          (await listed(killed.blobs, `${life.world.practiceId}/${caseId}/`)).map(({ key }) => key);
        orphans += (await of()).length - current.length;
        await walk(ahead(1, killed));
        expect(await of()).toEqual(current);
      }
      // Control: there was something to remove; the last of them may have come to its end.
      expect(orphans).toBeGreaterThanOrEqual(3);
      expect(await readdir(join(root, "blobs", "unfinished"))).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
