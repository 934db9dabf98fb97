import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { readEnv } from "~/platform/env";
import { openPlatform } from "~/platform/open";
import { builtSite, serve } from "~/platform/serve";
import { watchLoop } from "./loop-watch.mjs";

/**
 * The product of the `capture` bench, in a process of its own that measures itself, from `begin` to `end` as often as it
 * is told; told `tell`, it answers how late its event loop was over all of it (p99.9, milliseconds), and forgets it.
 */
export type Lateness = { ours: number; peer: number };

const [folder = ""] = process.argv.slice(2);
process.env.NODE_ENV = "production";
const read = readEnv({ ...process.env, CARTELLINA_DATA: folder, LOG_LEVEL: "silent", PORT: String(await freePort()) });
if (!read.ok) throw new Error(read.problems.join("\n"));
const { platform } = await openPlatform({ env: read.env });
const { address } = await serve(platform, await builtSite(() => {}, new AbortController().signal));

const RESOLUTION_MS = 5;
const watch = watchLoop(RESOLUTION_MS);
/** A thread that has nothing to do: as late as it is, the machine is to blame. */
const idle = new Worker(new URL("./idle-thread.mjs", import.meta.url), { workerData: RESOLUTION_MS });
process.on("message", async (told) => {
  idle.postMessage(told);
  if (told === "begin") watch.begin();
  if (told === "end") watch.end();
  if (told !== "tell") return;
  const [peer] = await once(idle, "message");
  process.send?.({ ours: watch.tell(), peer } satisfies Lateness);
});
process.send?.(address);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
