import { parentPort, workerData } from "node:worker_threads";
import { watchLoop } from "./loop-watch.mjs";

/** Watches its own event loop as `capture-server.ts` does, and does nothing else. */
const watch = watchLoop(Number(workerData));
parentPort?.on("message", (told) => {
  if (told === "begin") watch.begin();
  if (told === "end") watch.end();
  if (told === "tell") parentPort?.postMessage(watch.tell());
});
