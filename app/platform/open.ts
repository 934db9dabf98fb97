import { resolve } from "node:path";
import { checkLogin } from "~db/check-login";
import { type Embedded, startEmbedded, whereEmbedded } from "~db/embedded";
import { forgetOldReads } from "~db/forget-reads";
import { migrate, pendingMigrations } from "~db/migrate";
import { finishPlacing, isHalfRestored } from "./backup/put-in-place";
import type { Clock } from "./clock";
import type { Env } from "./env";
import { takeKeptSecrets } from "./kept-secrets";
import type { Log } from "./log";
import { loadMasterKey } from "./master-key";
import { createPlatform, type Platform } from "./platform";

export type Opened = {
  readonly platform: Platform;
  /** Null on a database of one's own. */
  readonly embedded: Embedded | null;
  /** Holds stored files, master key and the embedded database. */
  readonly folder: string;
  /** Closes the platform and lets go of the embedded database. */
  close(): Promise<void>;
};

type Options = { env: Env; say?: (sentence: string) => void; clock?: Clock; log?: Log; connections?: number };

/**
 * The platform of this environment, ready for use: embedded database running where DATABASE_URL is unset, migrated, login
 * and server found safe. For the server and for every command.
 * @throws an Error whose message is for the person at the terminal.
 */
export async function openPlatform({ env, say, ...parts }: Options): Promise<Opened> {
  return env.databaseUrl === undefined ? openEmbedded(env, say, parts) : openOwn(env, env.databaseUrl, parts);
}

type Rest = Omit<Options, "env" | "say">;

async function openEmbedded(env: Env, say: Options["say"], parts: Rest): Promise<Opened> {
  await finishPlacing(whereEmbedded(env.dataFolder).folder);
  const { folder, exists } = whereEmbedded(env.dataFolder);
  if (isHalfRestored(folder)) {
    throw new Error(`A restore into ${folder} was cut off, and no data stand there: run it again (npm run restore).`);
  }
  const masterKey = loadMasterKey({ configured: env.masterKey, folder, mayCreate: !exists });
  const embedded = await startEmbedded({ dataDir: env.dataFolder, ...(say === undefined ? {} : { log: say }) });
  try {
    await migrate(embedded.ownerUrl);
    await forgetOldReads(embedded.ownerUrl);
    const platform = createPlatform({ env, databaseUrl: embedded.appUrl, masterKey, folder, ...parts });
    const close = async () => {
      await platform.close();
      await embedded.stop();
    };
    return { platform: await safe(platform), embedded, folder, close };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

async function openOwn(env: Env, databaseUrl: string, parts: Rest): Promise<Opened> {
  const folder = resolve(env.dataFolder);
  const masterKey = loadMasterKey({ configured: env.masterKey, folder, mayCreate: false });
  if (env.databaseOwnerUrl !== undefined) {
    await migrate(env.databaseOwnerUrl);
    await forgetOldReads(env.databaseOwnerUrl);
  }
  const platform = await safe(createPlatform({ env, databaseUrl, masterKey, folder, ...parts }));
  return { platform, embedded: null, folder, close: platform.close };
}

/** The platform again, once its login, its tables and its files are as they must be; else it is closed. */
async function safe(platform: Platform): Promise<Platform> {
  try {
    const checked = await checkLogin(platform.sql);
    if (!checked.ok) throw new Error([...checked.problems, "", checked.remedy].join("\n"));
    const pending = await pendingMigrations(platform.sql);
    if (pending > 0) {
      throw new Error(
        `The database lacks ${pending} migrations of this version: set DATABASE_OWNER_URL, and start applies them.`,
      );
    }
    await platform.blobs.check();
    await takeKeptSecrets(platform);
    return platform;
  } catch (error) {
    await platform.close();
    throw error;
  }
}
