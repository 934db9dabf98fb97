import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Is there a process of that number, whoever it belongs to? */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * A text that another process with the same number would not have: its start time in ticks since boot, where the system
 * tells it. Numbers are used again, most of all inside containers.
 */
export function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean };

/** What `postmaster.pid` says: line 1 the process, 4 the port, 8 the state. Null when there is none, or only half of it. */
export function readPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: (lines[7] ?? "").trim() === "ready" };
}

/** Is process `pid` a PostgreSQL on this very data folder? Its processes all stand in it. */
export function worksIn(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") return standsIn(pid, realpathSync(cluster));
  if (process.platform === "win32") return true;
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)])
      .toString()
      .includes(cluster);
  } catch {
    return false;
  }
}

/** Is any process, also one whose postmaster is dead, still at work in the data folder? */
export function anyoneIn(cluster: string): boolean {
  if (process.platform !== "linux") return false;
  const folder = realpathSync(cluster);
  return readdirSync("/proc").some((name) => /^\d+$/.test(name) && standsIn(Number(name), folder));
}

function standsIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
}

/** Ends a postmaster: open transactions are rolled back and what was committed is kept, also in the harder second try. */
export async function endPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, patience] of [["SIGINT", 10_000] as const, ["SIGQUIT", 5_000] as const]) {
    if (!worksIn(pid, cluster)) return;
    process.kill(pid, signal);
    if (await within(patience, () => !worksIn(pid, cluster))) return;
  }
  throw new Error(`The embedded database (process ${pid}) does not stop: end that process and try again.`);
}

/** Waits until `condition` holds, at most `ms` milliseconds; tells whether it does. */
export async function within(ms: number, condition: () => boolean): Promise<boolean> {
  const end = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > end) return false;
    await sleep(15);
  }
  return true;
}
