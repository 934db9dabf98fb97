import "../production";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { whereEmbedded } from "~db/embedded";
import { isBound } from "~db/queries/verification";
import { spellLedger } from "../../keys/ledger";
import { enterDestroyed, wholeLedger } from "../../keys/ledger.server";
import { keysByVersion } from "../../keys/rotate.server";
import { writeBackup } from "../backup/write-backup";
import { readEnv } from "../env";
import { keyFile } from "../master-key";
import { type Opened, openPlatform } from "../open";
import { complain, say } from "../say";
import { withUnbound } from "../unbound";

const USAGE = `npm run backup DIR                     a back-up of data and files in the new folder DIR, beside the running product
npm run backup -- --destroyed FILE     only the list of destroyed keys: small, for every hour; a restore takes it`;

/** `npm run backup DIR`: exits with 0 when the back-up is whole, with 1 when it lacks files that were lost before. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { destroyed: { type: "string" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [dir] = positionals;
  if (values.help || positionals.length !== (values.destroyed === undefined ? 1 : 0)) {
    complain(USAGE);
    return 2;
  }
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  if (dir !== undefined && read.env.databaseUrl !== undefined) {
    throw new Error(
      "DATABASE_URL is set: back up a database of your own with PostgreSQL's tools, then the stored files, in this order, " +
        "and keep the list of destroyed keys: npm run backup -- --destroyed FILE",
    );
  }
  if (read.env.databaseUrl === undefined && !whereEmbedded(read.env.dataFolder).exists) {
    throw new Error(`There are no data in ${read.env.dataFolder}: nothing to back up.`);
  }
  const opened = await openPlatform({ env: read.env, say, connections: 2 });
  try {
    if (dir !== undefined) return await backup(opened, dir);
    writeFileSync(values.destroyed ?? "", await ledgerOf(opened), { mode: 0o600 });
    say(`The list of destroyed keys is in ${values.destroyed}.`);
    return 0;
  } finally {
    await opened.close();
  }
}

async function backup(opened: Opened, dir: string): Promise<number> {
  const { platform, folder } = opened;
  const manifest = await writeBackup(opened, dir, {
    ledger: () => ledgerOf(opened),
    masterVersions: async () => {
      const counts = await withUnbound(opened, async (db) =>
        keysByVersion(platform, db !== null && !(await isBound(db)) ? db : null),
      );
      return [...counts.keys()];
    },
    progress: say,
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  say(`Backed up in ${dir}: ${manifest.tables.length} tables with ${rows} rows, ${manifest.files} files.`);
  const versions = manifest.masterVersions.join(" and ");
  const where = platform.env.masterKey === undefined ? keyFile(folder) : "CARTELLINA_MASTER_KEY";
  say(
    `The master key is NOT in it: it is in ${where} (version ${versions}). Without it nothing in the back-up can be read. ` +
      "Keep a copy of the key in another place than the back-ups.",
  );
  if (manifest.lost.length === 0) return 0;
  complain(`${manifest.lost.length} stored files are gone or damaged, and not in the back-up:`);
  for (const key of manifest.lost) complain(`  ${key}`);
  return 1;
}

/** Complete: what the running product has not entered yet is entered first. */
async function ledgerOf({ platform }: Opened): Promise<string> {
  await enterDestroyed(platform);
  return spellLedger({ upto: null, lines: await wholeLedger(platform) });
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
