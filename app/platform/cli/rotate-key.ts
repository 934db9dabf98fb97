import "../production";
import { parseArgs } from "node:util";
import { otherUsers } from "~db/embedded";
import { isBound } from "~db/queries/verification";
import { keysByVersion, rewrapAll } from "../../keys/rotate.server";
import { type Env, readEnv } from "../env";
import { keyFile, newVersion, spellKey, writeKeyFile } from "../master-key";
import { type Opened, openPlatform } from "../open";
import { complain, say } from "../say";
import { withUnbound } from "../unbound";

const USAGE = `npm run rotate-key [-- --drop-old]    gives the data a new master key, beside the running product
  --drop-old    takes the old versions off, once nothing is under them any more
  --rows N      keys in one transaction (100)`;

/**
 * `npm run rotate-key`: makes a new version of the master key and wraps all keys with it. Killed and run again it goes on
 * where it was. Exits with 0 when everything is under the version that seals, with 1 when something is not.
 */
async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: { "drop-old": { type: "boolean" }, rows: { type: "string", default: "100" }, help: { type: "boolean" } },
  });
  const rowsAtOnce = Number(options.rows);
  if (options.help || !Number.isInteger(rowsAtOnce) || rowsAtOnce < 1) {
    complain(USAGE);
    return 2;
  }
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const opened = await openPlatform({ env: read.env, say, connections: 2 });
  try {
    return options["drop-old"] ? await dropOld(opened) : await rotate(opened, read.env, rowsAtOnce);
  } finally {
    await opened.close();
  }
}

async function rotate(opened: Opened, env: Env, rowsAtOnce: number): Promise<number> {
  const { platform, folder } = opened;
  const there = platform.masterKey.versions();
  if (there.length === 1) {
    const next = newVersion(there);
    if (env.masterKey !== undefined) {
      say(inTheVariable(spellKey(next), next.version));
      return 0;
    }
    // Durable before the first key is wrapped with it; a product that runs looks at the file whenever it seals.
    writeKeyFile(keyFile(folder), [next, ...there]);
    say(`Version ${next.version} of the master key is made; it stands in ${keyFile(folder)}, in front of the old one.`);
  }
  const sealing = platform.masterKey.sealing().version;
  say(`Wrapping all keys with version ${sealing} of the master key.`);
  let told = performance.now();
  const rotation = { done: 0, broken: [] as string[] };
  for (let round = 0; ; round += 1) {
    const { done, broken } = await rewrapAll(platform, {
      rowsAtOnce,
      progress: (soFar) => {
        if (performance.now() - told < 1000) return;
        told = performance.now();
        say(`  ${rotation.done + soFar} keys so far`);
      },
    });
    rotation.done += done;
    rotation.broken = broken;
    // Whatever somebody held in this round is free in one of the next.
    if ((await stillOld(opened)) === broken.length || round >= 20) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  say(`${rotation.done} keys were wrapped anew.`);
  for (const sentence of rotation.broken) complain(`  ${sentence}`);
  const left = await stillOld(opened);
  if (left > 0) {
    complain(`${left} keys are still under an old version: it is needed further. Run this again.`);
    return 1;
  }
  say(
    `Everything is under version ${sealing}; the old version is used no longer. It can go, with Cartellina stopped: ` +
      "npm run rotate-key -- --drop-old",
  );
  return 0;
}

async function dropOld(opened: Opened): Promise<number> {
  const { platform, folder, embedded } = opened;
  const [sealing, ...old] = platform.masterKey.versions();
  if (sealing === undefined || old.length === 0) {
    say("There is one version of the master key alone: nothing to drop.");
    return 0;
  }
  const names = old.map(({ version }) => version).join(", ");
  const left = await stillOld(opened);
  if (left > 0) {
    complain(`Version ${names} stays: ${left} keys are under it. First: npm run rotate-key`);
    return 1;
  }
  if (platform.env.masterKey !== undefined) {
    say(
      `Nothing is under version ${names} any more. Where every process runs with version ${sealing.version} in front, take ` +
        `version ${names} out of CARTELLINA_MASTER_KEY. ${BACKUPS}`,
    );
    return 0;
  }
  const others = embedded === null ? [] : otherUsers(platform.env.dataFolder);
  if (others.length > 0) {
    // An act that is under way may have sealed something with the old version a moment ago.
    complain(`Cartellina is running on these data (process ${others[0]}): stop it, then drop the old version.`);
    return 1;
  }
  const aside = `${keyFile(folder)}.old-${old.map(({ version }) => version).join("-")}`;
  writeKeyFile(aside, old);
  writeKeyFile(keyFile(folder), [sealing]);
  say(`Version ${names} is off the key. A copy is in ${aside}: carry it away, or delete it. ${BACKUPS}`);
  return 0;
}

const BACKUPS = "Back-ups made while it was in force open with it alone: keep it as long as you keep them.";

async function stillOld(opened: Opened): Promise<number> {
  const { version } = opened.platform.masterKey.sealing();
  const counts = await withUnbound(opened, async (db) =>
    keysByVersion(opened.platform, db !== null && !(await isBound(db)) ? db : null),
  );
  counts.delete(version);
  return [...counts.values()].reduce((sum, keys) => sum + keys, 0);
}

function inTheVariable(spelled: string, version: number): string {
  return `A new key, version ${version}. The first key in CARTELLINA_MASTER_KEY seals, all of them open:

  1. With several processes: put it at the end, after a comma, and restart all of them.
  2. Put it in front of what stands there, with a comma behind it, and restart.
  3. npm run rotate-key, with the same variable, wraps all keys with it.
  4. npm run rotate-key -- --drop-old says when the old key can be taken out.

${spelled}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
