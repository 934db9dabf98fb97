import { createHash } from "node:crypto";
import { fixedClock } from "~/platform/clock";
import { readEnv } from "~/platform/env";
import { createLog } from "~/platform/log";
import { masterKeyOf } from "~/platform/master-key";
import { createPlatform, type Platform } from "~/platform/platform";

/** What the writing process is told. */
export type Known = { appUrl: string; folder: string; practiceId: string; officerId: string };

const masterKey = masterKeyOf([{ version: 1, bytes: createHash("sha256").update("cartellina crash rounds").digest() }]);

export function platformOn(appUrl: string, folder: string): Platform {
  const read = readEnv({ LOG_LEVEL: "silent", CARTELLINA_DEMO: "off" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const clock = fixedClock(new Date("2026-03-16T09:30:00.000Z"));
  const parts = { env: read.env, databaseUrl: appUrl, masterKey, folder, connections: 8, clock };
  return createPlatform({ ...parts, log: createLog("silent") });
}
