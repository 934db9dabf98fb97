import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { projectPath } from "./project-file";

/** What a child may use: wall time, resident memory, length of its standard output. */
export type ChildLimits = { milliseconds: number; residentBytes: number; outputBytes: number };

const MiB = 1024 * 1024;
const WATCH_EVERY_MS = 50;

/**
 * Runs a TypeScript file of the project in a process of its own, gives it `input` on standard input and answers with its
 * standard output; null when it was killed for going over a limit, or died of its own memory. The child gets none of our
 * environment: no secret of ours, no `NODE_OPTIONS`. Throws when it ends with an error code.
 */
export async function runWatched(
  script: string,
  args: readonly number[],
  input: Buffer,
  limits: ChildLimits,
): Promise<Buffer | null> {
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
    const [output, errors, code] = await Promise.all([
      collect(child.stdout, limits.outputBytes, stop),
      collect(child.stderr, 64 * 1024, () => undefined),
      exitCode(child),
    ]);
    if (overLimit || code === null) return null;
    if (code !== 0) throw new Error(`${script} ended with ${code}: ${errors.toString("utf8").slice(-2000)}`);
    return output;
  } finally {
    clearTimeout(tooLate);
    ended.abort();
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

async function collect(stream: NodeJS.ReadableStream, mostBytes: number, tooMuch: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > mostBytes) tooMuch();
    else chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function exitCode(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}
