import { monitorEventLoopDelay } from "node:perf_hooks";
import { parentPort, workerData } from "node:worker_threads";

/** Measures its own event loop as `capture-server.ts` does, and does nothing else. */
const resolution = Number(workerData);
const delay = monitorEventLoopDelay({ resolution });
parentPort?.on("message", (told) => {
  if (told === "begin") delay.enable();
  if (told === "end") delay.disable();
  if (told !== "tell") return;
  parentPort?.postMessage(delay.percentile(99.9) / 1e6 - resolution);
  delay.reset();
});
