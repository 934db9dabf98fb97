import { fixedClock } from "~/platform/clock";
import { readEnv } from "~/platform/env";
import { createLog } from "~/platform/log";
import { masterKeyOf } from "~/platform/master-key";
import { createPlatform } from "~/platform/platform";
import { builtSite, serve } from "~/platform/serve";
import { mostResident } from "./most-resident";

/** What it is told; the master key in hexadecimal, `at` as an ISO instant. */
export type Serving = { appUrl: string; folder: string; masterKey: string; at: string; port: number };

/** The built product in a process that does nothing else. Tells its parent when it listens, and when asked the most it needed. */
const told: Serving = JSON.parse(process.argv[2] ?? "{}");
const read = readEnv({ LOG_LEVEL: "silent", CARTELLINA_DEMO: "off", PORT: String(told.port) });
if (!read.ok) throw new Error(read.problems.join("\n"));
const platform = createPlatform({
  env: read.env,
  databaseUrl: told.appUrl,
  masterKey: masterKeyOf([{ version: 1, bytes: Buffer.from(told.masterKey, "hex") }]),
  folder: told.folder,
  connections: 4,
  clock: fixedClock(new Date(told.at)),
  log: createLog("silent"),
});
await serve(platform, await builtSite(() => {}, new AbortController().signal));
process.on("message", () => process.send?.(mostResident()));
process.on("disconnect", () => process.exit(0));
process.send?.("listening");
