import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import { type Clock, systemClock } from "~/platform/clock";
import { type Env, readEnv } from "~/platform/env";
import { createLog } from "~/platform/log";
import { createPlatform, type Platform } from "~/platform/platform";
import { createFrom, dropDatabase, type Urls, urlsOf } from "./cluster-databases";

/** A migrated database of the run's cluster, with platforms on it; `close` ends all that was opened through it. */
export type TestDatabase = Urls & {
  platform(parts?: { clock?: Clock; env?: Partial<Env>; connections?: number }): Platform;
  /** A pool of one connection as the superuser, for looking on, and (`stealthy`) for tampering: no trigger fires. */
  superuser(how?: { stealthy: boolean }): postgres.Sql;
  /** A pool of one connection (or `max`) as the application's login. */
  app(max?: number): postgres.Sql;
  owner(): postgres.Sql;
  close(): Promise<void>;
};

/** The database of the run, for tests that keep to a practice and chamber of their own. */
export const sharedDatabase = (): TestDatabase => onDatabase(urlsOf(inject("cluster"), "shared"), async () => {});

/** A database of this test's own, for what would disturb others; dropped by `close`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `fresh_${randomBytes(6).toString("hex")}`;
  const urls = await createFrom(inject("cluster"), name);
  return onDatabase(urls, () => dropDatabase(inject("cluster"), name));
}

/** The master key of all test platforms. */
const TEST_MASTER_KEY = { version: 1, bytes: createHash("sha256").update("cartellina tests").digest() };

function onDatabase(urls: Urls, drop: () => Promise<void>): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), "cartellina-test-"));
  const opened: (() => Promise<void>)[] = [];
  const pool = (url: string, max = 1, connection: Record<string, string> = {}) => {
    // Idle ones go: the files that run beside this one need connections, too.
    const sql = postgres(url, { max, idle_timeout: 2, onnotice: () => {}, connection });
    opened.push(() => sql.end());
    return sql;
  };
  return {
    ...urls,
    platform({ clock = systemClock, env = {}, connections = 4 } = {}) {
      const platform = createPlatform({
        env: { ...testEnv(), ...env },
        databaseUrl: urls.appUrl,
        masterKey: TEST_MASTER_KEY,
        folder,
        connections,
        clock,
        log: createLog("silent"),
      });
      opened.push(() => platform.close());
      return platform;
    },
    // A setting of the connection itself, since an idle one is opened anew.
    superuser: ({ stealthy } = { stealthy: false }) =>
      pool(urls.superuserUrl, 1, stealthy ? { session_replication_role: "replica" } : {}),
    app: (max) => pool(urls.appUrl, max),
    owner: () => pool(urls.ownerUrl),
    async close() {
      for (const end of opened.splice(0)) await end();
      rmSync(folder, { recursive: true, force: true });
      await drop();
    },
  };
}

function testEnv(): Env {
  const read = readEnv({ NODE_ENV: "test", LOG_LEVEL: "silent", CARTELLINA_DEMO: "off" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.env;
}
