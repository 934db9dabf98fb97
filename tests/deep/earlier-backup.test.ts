import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { readCase } from "~/cases/read-case.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { spellLedger } from "~/keys/ledger";
import { writeBackup } from "~/platform/backup/write-backup";
import { keyFile } from "~/platform/master-key";
import { type DumpedTable, dumping, loading } from "~db/dump";
import { type Embedded, startEmbedded } from "~db/embedded";
import { knownMigrations, migrateTo } from "~db/migrate";
import { identityCopies } from "~db/schema";
import { CaseLife } from "../support/case-life";
import { OwnData } from "../support/own-data";

/** A back-up that an earlier version made: its tables are made as they were then, filled, and brought forward. */
const known = knownMigrations();
/** As of the migration that brought retention, which later ones add tables and columns to; and as of the last but one. */
const COUNTS = [8, known.length - 1];
const data = OwnData.make("earlier");
const started: Embedded[] = [];
afterAll(async () => {
  for (const embedded of started) await embedded.stop();
  await data.remove();
});

const productOf = ({ superuserUrl }: Embedded) => superuserUrl.replace(/[^/]+$/, "cartellina");

async function columnsOf(embedded: Embedded): Promise<{ tables: DumpedTable[]; applied: number }> {
  return dumping(productOf(embedded), async ({ tables, migrations }) => ({
    tables: [...tables],
    applied: migrations.length,
  }));
}

/** The same rows in a cluster that knows fewer migrations: whatever columns and tables it has not, it does not get. */
async function asOf(source: Embedded, count: number): Promise<Embedded> {
  const folder = join(data.root, `cluster-${count}`);
  mkdirSync(folder, { mode: 0o711 });
  const earlier = await startEmbedded({ dataDir: folder });
  started.push(earlier);
  const scratch = mkdtempSync(join(data.root, "migrations-"));
  await migrateTo(earlier.ownerUrl, count, scratch);
  const { tables } = await columnsOf(earlier);
  await dumping(productOf(source), (dump) =>
    loading(productOf(earlier), async (load) => {
      for (const table of tables) await load.fill(table, dump.rows(table));
    }),
  );
  return earlier;
}

test("is brought forward by the restore: rows, pictures and the register are as they were", async () => {
  const opened = await data.open();
  const world = await data.world(opened);
  const life = new CaseLife(world);
  await life.stock(1);
  const caseId = await life.signed();
  const [copy] = await life.read((tx) => tx.select().from(identityCopies));
  const before = await readCase(life.officer, caseId, "it");
  if (opened.embedded === null) throw new Error("no database of its own");

  for (const count of COUNTS) {
    const earlier = await asOf(opened.embedded, count);
    // Control: it is an earlier one.
    const then = await columnsOf(earlier);
    expect(then.applied).toBe(count);
    if (count === 8) expect(then.tables.map(({ name }) => name)).not.toContain("imports");
    const dir = join(data.root, `backup-${count}`);
    const manifest = await writeBackup({ ...opened, embedded: earlier }, dir, {
      ledger: async () => spellLedger({ upto: null, lines: [] }),
      masterVersions: async () => [1],
      progress: () => {},
    });
    expect(manifest.migrations).toEqual(known.slice(0, count));
    expect(manifest.lost).toEqual([]);

    const restored = data.beside(`restored-${count}`);
    const said = await restored.run("restore", [dir, "--key", keyFile(opened.folder)]);
    expect(said.output).toMatch(/nothing differs/);
    expect(said.code).toBe(0);
    const there = await restored.open();
    if (there.embedded === null) throw new Error("no database of its own");
    expect((await columnsOf(there.embedded)).tables).toEqual((await columnsOf(opened.embedded)).tables);
    const ctx = { ...life.officer, platform: there.platform };
    expect((await readCase(ctx, caseId, "it")).row).toEqual(before.row);
    expect((await viewCopy(ctx, { copyId: copy?.id ?? "", reason: null })).ok).toBe(true);
    const { db, masterKey } = there.platform;
    expect((await verify({ db, masterKey, unbound: null })).differences).toEqual([]);
    await restored.leave();
  }
});
