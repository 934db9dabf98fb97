import { join } from "node:path";
import { type Connection, connect } from "~db/connect";
import { type BlobStore, createFolderBlobs } from "./blobs";
import { type Clock, systemClock } from "./clock";
import type { Env } from "./env";
import { createLog, type Log } from "./log";
import type { MasterKey } from "./master-key";
import { createS3Blobs } from "./s3-blobs";

/** All that is stateful and outside, made once at start and handed to every verb. */
export type Platform = {
  readonly env: Env;
  readonly log: Log;
  readonly db: Connection["db"];
  readonly sql: Connection["sql"];
  readonly clock: Clock;
  /** Wraps every other key. */
  readonly masterKey: MasterKey;
  readonly blobs: BlobStore;
  /** Where demo data stand; pages say so while they are prepared. */
  readonly demo: DemoStatus;
  /** Aborted when the server is told to stop: answers that stay open end by themselves. */
  readonly ending: AbortController;
  /** Closes what it holds open; nothing of it works afterwards. */
  close(): Promise<void>;
};

export type DemoStatus = { state: "none" | "preparing" | "ready" | "failed" };

type Parts = {
  env: Env;
  /** The application's login. */
  databaseUrl: string;
  masterKey: MasterKey;
  /** Where stored files stand, unless the environment names a bucket: `blobs/` in it. */
  folder: string;
  /** Connections at most. */
  connections?: number;
  clock?: Clock;
  log?: Log;
};

export function createPlatform(parts: Parts): Platform {
  const { sql, db } = connect(parts.databaseUrl, { max: parts.connections ?? 10 });
  return {
    env: parts.env,
    log: parts.log ?? createLog(parts.env.logLevel),
    db,
    sql,
    clock: parts.clock ?? systemClock,
    masterKey: parts.masterKey,
    blobs: parts.env.s3 === undefined ? createFolderBlobs(join(parts.folder, "blobs")) : createS3Blobs(parts.env.s3),
    demo: { state: "none" },
    ending: new AbortController(),
    close: () => sql.end({ timeout: 5 }),
  };
}
