import { parentPort } from "node:worker_threads";
import { impressionOf } from "./case-papers.server";
import { press } from "./press.server";
import type { FromThread, PrintJob, ToThread } from "./print-job.server";

/**
 * The thread that prints long files, so that pages stay quick meanwhile. It makes a piece when it is asked for one: a
 * slow reader costs no memory, jobs take turns, and one that nobody asks for any more stops.
 */
const port = parentPort;
if (port === null) throw new Error("this file is a thread");
const running = new Map<number, AsyncGenerator<Uint8Array>>();

port.on("message", async (message: ToThread) => {
  const { id } = message;
  if ("cancel" in message) return void running.delete(id);
  if ("job" in message) return void running.set(id, pressed(message.job));
  const pieces = running.get(id);
  if (pieces === undefined) return;
  try {
    const piece = await pieces.next();
    if (piece.done) running.delete(id);
    answer(piece.done ? { id, end: true } : { id, bytes: piece.value });
  } catch (error) {
    running.delete(id);
    answer({ id, error: error instanceof Error ? error.message : String(error) });
  }
});

const pressed = ({ papers, ...facts }: PrintJob) => press({ ...facts, impressions: papers.map(impressionOf) });

function answer(message: FromThread): void {
  port?.postMessage(message);
}
