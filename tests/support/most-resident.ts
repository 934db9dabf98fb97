import { readFileSync } from "node:fs";

/**
 * The most memory that this process had at once, in bytes. On Linux not by `resourceUsage`, which begins with what the
 * process had that started this one.
 */
export function mostResident(): number {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    if (found !== undefined) return Number(found) * 1024;
  } catch {
    // Another system.
  }
  return process.resourceUsage().maxRSS * 1024;
}
