import "../production";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loading } from "~db/dump";
import { type Embedded, eraseEmbedded, otherUsers, startEmbedded, whereEmbedded } from "~db/embedded";
import { knownMigrations, migrateTo } from "~db/migrate";
import { endAllSessions } from "../../access/sessions.server";
import { sentence } from "../../audit/difference";
import { verify } from "../../audit/verify.server";
import { type Again, destroyAgain } from "../../keys/destroy-again.server";
import { type Destroyed, parseLedger, together } from "../../keys/ledger";
import { enterDestroyed, practicesOf, readLedger, wholeLedger, writeLedger } from "../../keys/ledger.server";
import { LEDGER_FILE } from "../backup/manifest";
import { finishPlacing, putInPlace, restoringIn } from "../backup/put-in-place";
import { type Backup, openBackup } from "../backup/read-backup";
import { createFolderBlobs } from "../blobs";
import { type Env, readEnv } from "../env";
import { createLog } from "../log";
import { keyFile, loadMasterKey, type MasterKey, masterKeyOf, parseKeys, writeKeyFile } from "../master-key";
import { type Opened, openPlatform } from "../open";
import { createPlatform } from "../platform";
import { complain, say } from "../say";
import { withUnbound } from "../unbound";

const USAGE = `npm run restore -- DIR [--replace] [--key FILE] [--destroyed FILE]... [--despite-differences]
  --replace               takes the place of the data that are there; these are kept aside
  --key FILE              the master key of the back-up, where it is neither beside the data nor in CARTELLINA_MASTER_KEY
  --destroyed FILE        a list of destroyed keys that is younger than the back-up
  --despite-differences   also when the register of the back-up does not agree with its rows`;

type Asked = { dir: string; replace: boolean; key: string | undefined; destroyed: string[]; despite: boolean };

/** `npm run restore`: exits with 0 when the data of the back-up stand in their place; else nothing has changed there. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      replace: { type: "boolean", default: false },
      key: { type: "string" },
      destroyed: { type: "string", multiple: true, default: [] },
      "despite-differences": { type: "boolean", default: false },
      help: { type: "boolean" },
    },
    allowPositionals: true,
  });
  const [dir] = positionals;
  if (values.help || dir === undefined || positionals.length > 1) {
    complain(USAGE);
    return 2;
  }
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const { replace, key, destroyed } = values;
  return restore(read.env, { dir, replace, key, destroyed, despite: values["despite-differences"] });
}

async function restore(env: Env, asked: Asked): Promise<number> {
  if (env.databaseUrl !== undefined) {
    throw new Error(
      "DATABASE_URL is set: restore a database of your own with PostgreSQL's tools, then npm run destroy-again.",
    );
  }
  const { folder } = whereEmbedded(env.dataFolder);
  refuseRunning(env);
  await finishPlacing(folder);
  const { exists } = whereEmbedded(env.dataFolder);
  const isThere = exists || existsSync(join(folder, "blobs"));
  if (isThere && !asked.replace) {
    throw new Error(
      `There are data in ${folder}. To put the back-up in their place, which keeps them aside: --replace`,
    );
  }
  const { masterKey, fromFile } = keyFor(env, folder, asked.key);
  const lists = asked.destroyed.map(listIn);
  say(`Checking every part of ${asked.dir}.`);
  const backup = await openBackup(asked.dir, masterKey, say);
  refuseStrangers(backup);

  const made = restoringIn(folder);
  // An earlier restore that was killed may have left its database running.
  if (existsSync(made)) await eraseEmbedded(made);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true, mode: 0o711 });
  if (fromFile) writeKeyFile(keyFile(made), masterKey.versions());
  const replaced = exists ? await ledgerBeingReplaced(env, folder, masterKey) : [];
  const inner: Env = { ...env, dataFolder: made };
  const embedded = await startEmbedded({ dataDir: made, log: say });
  try {
    await fill(embedded, backup);
    const opened = await openPlatform({ env: inner, say, connections: 2, log: createLog("silent") });
    try {
      const lines = together(listOf(backup.text(LEDGER_FILE), LEDGER_FILE), replaced, ...lists);
      await putFiles(opened, backup);
      await endAllSessions(opened.platform);
      const { again, listed, found } = await destroyThese(opened, folder, lines);
      tellDestroyed(again, listed, found || exists || lists.length > 0);
      if (!(await isSound(opened, asked.despite))) return 1;
    } finally {
      await opened.close();
    }
  } finally {
    await embedded.stop();
  }
  refuseRunning(env);
  const aside = `before-${backup.manifest.id.slice(0, 8)}-${Date.now()}`;
  await putInPlace(folder, aside, fromFile);
  tellDone(backup, folder, isThere ? join(folder, aside) : null);
  return 0;
}

function refuseRunning(env: Env): void {
  const [process] = otherUsers(env.dataFolder);
  if (process !== undefined)
    throw new Error(`Cartellina is running on these data (process ${process}): stop it first.`);
}

/** `fromFile`: the restored data bring their key in a file, as they do where no variable holds it. */
function keyFor(env: Env, folder: string, file: string | undefined): { masterKey: MasterKey; fromFile: boolean } {
  if (file !== undefined) {
    const versions = parseKeys(readFileSync(file, "utf8"));
    if (versions === null) throw new Error(`${file} holds no master key.`);
    return { masterKey: masterKeyOf(versions), fromFile: env.masterKey === undefined };
  }
  if (env.masterKey === undefined && !existsSync(keyFile(folder))) {
    throw new Error("The back-up can be read only with its master key: give it with --key FILE.");
  }
  const place = { configured: env.masterKey, folder, mayCreate: false };
  return { masterKey: loadMasterKey(place), fromFile: env.masterKey === undefined };
}

function refuseStrangers({ manifest }: Backup): void {
  const known = knownMigrations();
  const isEarlier = manifest.migrations.every((hash, index) => known[index] === hash);
  if (isEarlier) return;
  throw new Error(
    `The back-up was made by version ${manifest.version} of Cartellina, which this one does not know: restore it with that ` +
      "version, or a later one.",
  );
}

/** Empty database, its tables as they were then, and the rows; migrations that came later run when it is opened. */
async function fill(embedded: Embedded, backup: Backup): Promise<void> {
  const { manifest } = backup;
  const scratch = mkdtempSync(join(tmpdir(), "cartellina-migrations-"));
  try {
    await migrateTo(embedded.ownerUrl, manifest.migrations.length, scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  say(`Filling ${manifest.tables.length} tables.`);
  await loading(embedded.superuserUrl.replace(/[^/]+$/, "cartellina"), async (load) => {
    for (const table of manifest.tables) {
      const rows = await load.fill(table, backup.rows(table.name));
      if (rows !== table.rows) throw new Error(`Table ${table.name} has ${rows} rows instead of ${table.rows}.`);
    }
  });
}

async function putFiles({ platform }: Opened, backup: Backup): Promise<void> {
  say(`Putting ${backup.manifest.files} files back.`);
  for await (const { blobKey, bytes } of backup.files()) await platform.blobs.put(blobKey, bytes);
}

/** What the data being replaced have destroyed, completed from their database where it still starts. */
async function ledgerBeingReplaced(env: Env, folder: string, masterKey: MasterKey): Promise<Destroyed[]> {
  try {
    const embedded = await startEmbedded({ dataDir: env.dataFolder, log: say });
    const log = createLog("silent");
    const platform = createPlatform({ env, databaseUrl: embedded.appUrl, masterKey, folder, connections: 2, log });
    try {
      await enterDestroyed(platform);
      return await wholeLedger(platform);
    } finally {
      await platform.close();
      await embedded.stop();
    }
  } catch (error) {
    complain(
      "The data being replaced cannot be opened: what they destroyed is taken from their list alone, which is at most half " +
        `a minute behind (${error instanceof Error ? error.message.split("\n")[0] : String(error)}).`,
    );
    return [];
  }
}

/**
 * Before anybody can look: nothing has been opened to people yet. The list is carried over whole. `found`: the store that
 * the data had until now told of something that was destroyed, be it the folder or the bucket.
 */
async function destroyThese(
  { platform }: Opened,
  folder: string,
  lines: Destroyed[],
): Promise<{ again: Again; listed: number; found: boolean }> {
  const known = new Set([...(await practicesOf(platform.db)), ...lines.map(({ practiceId }) => practiceId)]);
  const old: Destroyed[] = [];
  for (const store of [{ blobs: createFolderBlobs(join(folder, "blobs")) }, platform])
    for (const practiceId of known) old.push(...(await readLedger(store, practiceId)).lines);
  await enterDestroyed(platform);
  const all = together(lines, old);
  const again = await destroyAgain(platform, all);
  for (const practiceId of known) {
    const there = (await readLedger(platform, practiceId)).lines;
    const mine = all.filter((line) => line.practiceId === practiceId);
    await writeLedger(platform, practiceId, { upto: null, lines: together(there, mine) });
  }
  return { again, listed: all.length, found: old.length > 0 };
}

function tellDestroyed(again: Again, listed: number, isUpToDate: boolean): void {
  const many = Object.values(again).reduce((sum, count) => sum + count, 0);
  say(
    many === 0
      ? `Of ${listed} things on the lists of what was destroyed none had come back.`
      : `${many} things that were destroyed or erased since the back-up had come back: they are destroyed again.`,
  );
  if (!isUpToDate) {
    say("No list younger than the back-up was at hand (--destroyed): what was destroyed since can be seen again.");
  }
}

async function isSound(opened: Opened, despite: boolean): Promise<boolean> {
  const found = await withUnbound(opened, (unbound) => verify({ ...opened.platform, unbound }));
  if (found.differences.length === 0) {
    say(`Verified: ${found.books} books, ${found.entries} entries, ${found.subjects} subjects; nothing differs.`);
    return true;
  }
  for (const difference of found.differences) complain(sentence(difference));
  complain(`${found.differences.length} differences between the register and the rows.`);
  if (!despite) complain("The data are not put in place. To do it all the same: --despite-differences");
  return despite;
}

function tellDone({ manifest }: Backup, folder: string, aside: string | null): void {
  say(`The data of ${manifest.madeAt} stand in ${folder}. Everybody signs in again.`);
  if (aside !== null) say(`Those that were there are in ${aside}: delete them once you have looked.`);
  for (const key of manifest.lost) complain(`Lost before the back-up was made, and not restored: ${key}`);
  say("npm start opens them.");
}

function listIn(file: string): Destroyed[] {
  return listOf(readFileSync(file, "utf8"), file);
}

function listOf(text: string, name: string): Destroyed[] {
  const ledger = parseLedger(text);
  if (ledger === null) throw new Error(`${name} is no list of destroyed keys.`);
  return [...ledger.lines];
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
