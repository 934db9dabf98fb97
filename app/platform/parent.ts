import { readFileSync } from "node:fs";

/**
 * Calls `gone` once npm, who started us, has ended: a signal that reaches only npm's own process would otherwise leave us
 * running. Between npm and us there may be a shell, which does not tell either. Started by anyone else (a service manager,
 * a shell in the background) we outlive him, as servers do.
 */
export function watchNpm(gone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}

/** The parent of process `pid` where the system tells it in /proc; elsewhere 0. */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
