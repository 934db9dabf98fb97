import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { projectPath } from "./project-file";
import { createTurns } from "./turns";

/** What a child may use: wall time, resident memory, length of its standard output. */
export type ChildLimits = {
  milliseconds: number;
  /** How long it may say nothing, for a child that answers bit by bit. */
  silentMilliseconds?: number;
  residentBytes: number;
  outputBytes: number;
};

/** Children answer somebody who waits, and use a core each: no more of them run than there are cores. */
const SHORT_WORK = createTurns(Math.max(2, availableParallelism()), 100);

/** Long work has a line of its own, so that nobody who only waits for a picture stands behind it. */
const LONG_WORK = createTurns(Math.max(1, availableParallelism() - 1), 100);

const MiB = 1024 * 1024;
const WATCH_EVERY_MS = 50;

/**
 * Runs a TypeScript file of the project in a process of its own, gives it `input` on standard input and answers with its
 * standard output; null when it was killed for going over a limit, died of its own memory, or the line of those that
 * wait is full. The child gets none of our environment: no secret of ours, no `NODE_OPTIONS`. Throws when it ends with
 * an error code.
 */
export async function runWatched(
  script: string,
  args: readonly number[],
  input: Buffer,
  limits: ChildLimits,
): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer) => void chunks.push(chunk);
  const ended = await SHORT_WORK.take(() => watch(script, args, input, limits, keep));
  return ended === true ? Buffer.concat(chunks) : null;
}

/**
 * The same for long work that answers bit by bit: `take` is given each piece of the output, and waited for before the
 * next. False where `runWatched` answers null; what was taken before that was said before that.
 */
export async function runWatchedInPieces(
  script: string,
  args: readonly number[],
  input: Buffer,
  limits: ChildLimits,
  take: (chunk: Buffer) => Promise<void>,
): Promise<boolean> {
  return (await LONG_WORK.take(() => watch(script, args, input, limits, take))) === true;
}

async function watch(
  script: string,
  args: readonly number[],
  input: Buffer,
  limits: ChildLimits,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<boolean> {
  const child = startChild(script, args, limits);
  const ended = new AbortController();
  let overLimit = false;
  const stop = () => {
    overLimit = true;
    child.kill("SIGKILL");
  };

  const tooLate = setTimeout(stop, limits.milliseconds);
  void watchMemory(child, limits.residentBytes, stop, ended.signal);
  // A child that ends while it reads breaks the pipe: its end tells the rest.
  child.stdin.on("error", () => undefined).end(input);
  try {
    const [, errors, code] = await Promise.all([
      hearOut(child.stdout, limits, stop, take),
      collect(child.stderr, 64 * 1024),
      exitCode(child),
    ]);
    if (overLimit || code === null) return false;
    if (code !== 0) throw new Error(`${script} ended with ${code}: ${errors.toString("utf8").slice(-2000)}`);
    return true;
  } finally {
    clearTimeout(tooLate);
    ended.abort();
    // Whoever takes the answer may have failed: nobody listens any more.
    child.kill("SIGKILL");
  }
}

function startChild(script: string, args: readonly number[], limits: ChildLimits): ChildProcessWithoutNullStreams {
  const heap = `--max-old-space-size=${Math.ceil(limits.residentBytes / MiB / 2)}`;
  const command = [heap, "--import", "tsx", projectPath(script), ...args.map(String)];
  return spawn(process.execPath, command, {
    cwd: projectPath("."),
    env: { NODE_ENV: "production" },
    windowsHide: true,
  });
}

/** WebAssembly keeps its memory outside the heap that node can cap, so the resident size is watched from here. */
async function watchMemory(
  child: ChildProcessWithoutNullStreams,
  mostBytes: number,
  stop: () => void,
  ended: AbortSignal,
): Promise<void> {
  while (child.pid !== undefined && !ended.aborted) {
    if ((await residentBytes(child.pid)) > mostBytes) stop();
    await sleep(WATCH_EVERY_MS, undefined, { signal: ended }).catch(() => undefined);
  }
}

/** Linux tells it in `/proc`, macOS through `ps`; where neither does, or the process is gone, it is 0. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => null);
  if (status !== null) return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  if (process.platform !== "darwin") return 0;
  const ps = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]).catch(() => ({ stdout: "0" }));
  return Number(ps.stdout) * 1024;
}

/** Its output piece by piece; silence is measured while the child has the word, not while its answer is dealt with. */
async function hearOut(
  stdout: NodeJS.ReadableStream,
  { outputBytes, silentMilliseconds }: ChildLimits,
  stop: () => void,
  take: (chunk: Buffer) => Promise<void> | void,
): Promise<void> {
  const listen = () => (silentMilliseconds === undefined ? undefined : setTimeout(stop, silentMilliseconds));
  let length = 0;
  let silence = listen();
  try {
    for await (const chunk of stdout) {
      clearTimeout(silence);
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > outputBytes) stop();
      else await take(bytes);
      silence = listen();
    }
  } finally {
    clearTimeout(silence);
  }
}

async function collect(stream: NodeJS.ReadableStream, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length <= mostBytes) chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function exitCode(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}
