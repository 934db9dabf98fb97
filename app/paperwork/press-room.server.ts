import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { projectPath } from "~/platform/project-file";
import type { FromThread, PrintJob, ToThread } from "./print-job.server";

const THREAD = "app/paperwork/press-thread.server.ts";

/** A thread learns TypeScript by itself: it does not take over what the process was started with. */
const START = `
  const { workerData } = require("node:worker_threads");
  require("tsx/cjs/api").register();
  import("tsx/esm/api").then(({ register }) => { register(); return import(workerData); });
`;

/** A thread that nobody has used for so long ends; the next job starts another, which takes a second or two. */
const IDLE_MS = 10 * 60_000;

type Waiting = { resolve: (piece: Uint8Array | null) => void; reject: (error: Error) => void };

/** One thread for the process, started by the first job. */
let room: { worker: Worker; waiting: Map<number, Waiting>; open: Set<number>; idle: NodeJS.Timeout | null } | null =
  null;
let lastId = 0;

/**
 * Prints a job in a thread of its own, piece by piece as it is read; a reader that stops ends the job.
 * @throws Error when the thread died or could not print; the file is then incomplete.
 */
export async function* printInThread(job: PrintJob): AsyncGenerator<Uint8Array> {
  const { worker, waiting, open } = enter();
  const id = ++lastId;
  open.add(id);
  const tell = (message: ToThread) => worker.postMessage(message);
  try {
    tell({ id, job });
    for (;;) {
      const piece = await new Promise<Uint8Array | null>((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        tell({ id, next: true });
      });
      if (piece === null) return;
      yield piece;
    }
  } finally {
    waiting.delete(id);
    open.delete(id);
    tell({ id, cancel: true });
    rest();
  }
}

/** Ends the thread at once; jobs in it fail. */
export async function closePressRoom(): Promise<void> {
  const closing = room;
  room = null;
  if (closing?.idle) clearTimeout(closing.idle);
  await closing?.worker.terminate();
}

function enter() {
  room ??= newRoom();
  if (room.idle) clearTimeout(room.idle);
  room.idle = null;
  room.worker.ref();
  return room;
}

function rest(): void {
  if (room === null || room.open.size > 0) return;
  room.idle = setTimeout(() => void closePressRoom(), IDLE_MS);
  room.idle.unref();
  // An idle thread does not keep the product from ending.
  room.worker.unref();
}

function newRoom(): NonNullable<typeof room> {
  const worker = new Worker(START, { eval: true, workerData: pathToFileURL(projectPath(THREAD)).href });
  const waiting = new Map<number, Waiting>();
  worker.on("message", (message: FromThread) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ("error" in message) asked?.reject(new Error(message.error));
    else asked?.resolve("end" in message ? null : message.bytes);
  });
  const fail = (error: Error) => {
    if (room?.worker === worker) room = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the thread that prints has ended")));
  return { worker, waiting, open: new Set(), idle: null };
}
