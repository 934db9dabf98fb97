import { fixedClock } from "~/platform/clock";
import { readEnv } from "~/platform/env";
import { createLog } from "~/platform/log";
import { masterKeyOf } from "~/platform/master-key";
import { createPlatform } from "~/platform/platform";
import { destroyDueOf } from "~/retention/destroy-due.server";

/** What it is told; the master key in hexadecimal, `at` as an ISO instant. */
export type Destroying = { appUrl: string; folder: string; practiceId: string; masterKey: string; at: string };

/** One round of destruction, slow at the files: whoever wants to kill it there has the time to. Says when it begins with one. */
const told: Destroying = JSON.parse(process.argv[2] ?? "{}");
const read = readEnv({ LOG_LEVEL: "silent", CARTELLINA_DEMO: "off" });
if (!read.ok) throw new Error(read.problems.join("\n"));
const platform = createPlatform({
  env: read.env,
  databaseUrl: told.appUrl,
  masterKey: masterKeyOf([{ version: 1, bytes: Buffer.from(told.masterKey, "hex") }]),
  folder: told.folder,
  connections: 2,
  clock: fixedClock(new Date(told.at)),
  log: createLog("silent"),
});
const { remove } = platform.blobs;
platform.blobs.remove = async (key) => {
  process.stdout.write("removing\n");
  await new Promise((resolve) => setTimeout(resolve, 80));
  await remove(key);
};
await destroyDueOf(platform, told.practiceId);
await platform.close();
