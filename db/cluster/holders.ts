import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { birthOf, isAlive, within } from "./processes";

/**
 * Who uses the embedded database at the moment. Several processes may (the product, `npm run verify` beside it): each
 * leaves a file in `holders/`, and the last to go ends the database.
 */
export function hold(folder: string): string {
  mkdirSync(join(folder, "holders"), { recursive: true });
  const file = join(folder, "holders", `${process.pid}-${randomBytes(4).toString("hex")}`);
  const draft = draftIn(folder);
  renameSync(draft, file);
  return file;
}

/** The other processes (or other uses by this one) that hold the database; files of dead processes are swept away. */
export function otherHolders(folder: string, mine: string | null): number[] {
  const holders = join(folder, "holders");
  if (!existsSync(holders)) return [];
  const living: number[] = [];
  for (const name of readdirSync(holders)) {
    const file = join(holders, name);
    if (file === mine) continue;
    const pid = livingIn(file);
    if (pid === null) rmSync(file, { force: true });
    else living.push(pid);
  }
  return living;
}

/** Runs `work` alone among the processes that start or stop the database of this folder. */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, "lock");
  const got = await within(180_000, () => taken(folder, lock));
  if (!got)
    throw new Error(`Another process keeps starting or stopping the database: if there is none, delete ${lock}.`);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(folder: string, lock: string): boolean {
  const draft = draftIn(folder);
  try {
    // A link appears with its content or not at all, and never over another.
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (livingIn(lock) === null) sweep(lock);
  return false;
}

/** Takes a dead process's lock away; if a living one took it over in that instant, it gets it back. */
function sweep(lock: string): void {
  const aside = `${lock}.${randomBytes(4).toString("hex")}`;
  try {
    renameSync(lock, aside);
    if (livingIn(aside) !== null) linkSync(aside, lock);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else swept it.
  }
}

/** A file that names this process, whole before anyone can find it. */
function draftIn(folder: string): string {
  const draft = join(folder, `.${process.pid}-${randomBytes(4).toString("hex")}`);
  writeFileSync(draft, `${process.pid} ${birthOf(process.pid)}`);
  return draft;
}

function livingIn(file: string): number | null {
  try {
    const [pid = "", birth = ""] = readFileSync(file, "utf8").split(" ");
    return isAlive(Number(pid)) && birthOf(Number(pid)) === birth ? Number(pid) : null;
  } catch {
    return null;
  }
}
