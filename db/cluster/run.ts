import { type ChildProcess, spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./binaries";
import type { Place } from "./place";
import { anyoneIn, endPostmaster, isAlive, type Postmaster, readPostmaster, within, worksIn } from "./processes";

/** Makes an empty cluster; it appears under its name only when it is whole. */
export async function initialise(place: Place, binaries: Binaries, superuserPassword: string): Promise<void> {
  const unfinished = `${place.cluster}.new`;
  const passwordFile = join(place.folder, "password.new");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (place.user !== null)
    for (const path of [unfinished, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  const log = join(place.folder, "initdb.log");
  try {
    const child = launch(place, log, binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--pwfile=${passwordFile}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // Of PostgreSQL itself, hence the same on every system; where order matters, a column says how.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ]);
    const code = await ended(child);
    if (code !== 0) throw new Error(`The database could not be made in ${place.folder}: ${reasonIn(log)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, place.cluster);
  rmSync(log, { force: true });
}

/** What `running` asks of its caller. */
export type Watch = {
  /** Null when the server on that port answers a query; else why it does not. */
  answers(port: number): Promise<string | null>;
  /** May a server that is there, and does not answer, be ended? Not while another process uses it. */
  mayEnd(): boolean;
  say(sentence: string): void;
};

/**
 * The running postmaster of this cluster: the one that is there already (a kill -9 of ours leaves it running), or a new
 * one. What a dying process still holds is waited for, ten seconds long.
 * @throws one sentence with PostgreSQL's own reason.
 */
export async function running(place: Place, binaries: Binaries, watch: Watch): Promise<Postmaster> {
  checkVersion(place, binaries);
  const patience = performance.now() + 10_000;
  for (let attempt = 1; ; attempt += 1) {
    const lastTry = performance.now() > patience;
    const outcome = (await joined(place, watch, lastTry)) ?? (await started(place, binaries));
    if (typeof outcome !== "string") return outcome;
    if (!PASSING.test(outcome) || lastTry) {
      throw new Error(`The embedded database in ${place.folder} does not start: ${outcome}`);
    }
    if (attempt === 3) watch.say(`The database's last run is still ending (${outcome}): trying again.`);
    await sleep(100);
  }
}

/** The server that is there already, the reason why it cannot be joined yet, or null when there is none. */
async function joined(place: Place, watch: Watch, lastTry: boolean): Promise<Postmaster | string | null> {
  const there = readPostmaster(place.cluster);
  if (there === null) return null;
  if (!worksIn(there.pid, place.cluster)) {
    // The number is another process's by now, and PostgreSQL would take that one for its postmaster.
    if (isAlive(there.pid) && !anyoneIn(place.cluster)) rmSync(join(place.cluster, "postmaster.pid"), { force: true });
    return null;
  }
  if (!there.ready) await settled(place, there.pid);
  const silent = await watch.answers(there.port);
  if (silent === null) return there;
  if (!lastTry || !watch.mayEnd())
    return `it runs (postmaster.pid names process ${there.pid}) and does not answer: ${silent}`;
  await endPostmaster(there.pid, place.cluster);
  return null;
}

/** Reasons that go away by themselves: the last postmaster or its children are dying, or a port was taken meanwhile. */
const PASSING =
  /postmaster\.pid|lock file|shared memory|address already in use|could not bind|could not create any TCP/i;

async function started(place: Place, binaries: Binaries): Promise<Postmaster | string> {
  const log = join(place.folder, "postgres.log");
  const port = await freePort();
  const settings = {
    ...{ listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "", ssl: "off" },
    ...{ max_connections: "100", shared_buffers: "128MB", jit: "off", timezone: "UTC", log_timezone: "UTC" },
    // The log tells how the server fares; statements, and the values in their errors, are nobody's business.
    ...{
      log_min_messages: "log",
      log_min_error_statement: "panic",
      log_error_verbosity: "terse",
      log_checkpoints: "off",
    },
  };
  const child = launch(place, log, binaries.postgres, [
    "-D",
    place.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const exit = ended(child);
  let over = false;
  void exit.then(() => {
    over = true;
  });
  const isReady = () => {
    const found = readPostmaster(place.cluster);
    return found !== null && found.pid === child.pid && found.ready;
  };
  // Recovery after a crash may take its time; as long as the process lives it is at work.
  await within(300_000, () => over || isReady());
  if (over || child.pid === undefined) return reasonIn(log);
  // From here on the process may end without it: whoever holds the database ends it.
  child.unref();
  return { pid: child.pid, port, ready: true };
}

async function settled(place: Place, pid: number): Promise<void> {
  const ok = await within(300_000, () => !worksIn(pid, place.cluster) || readPostmaster(place.cluster)?.ready === true);
  if (!ok)
    throw new Error(`The embedded database (process ${pid}) has been starting or stopping for minutes: look at it.`);
}

/** Starts a program of PostgreSQL as the place's user, in a session of its own: a Ctrl-C is ours to answer first. */
function launch(place: Place, log: string, program: string, args: string[]): ChildProcess {
  // None of our own environment: it holds secrets, and PG* variables would lead astray.
  const env = { PATH: "/usr/bin:/bin", LC_ALL: "C", ...only("SystemRoot", "TEMP", "TMPDIR", "LD_LIBRARY_PATH") };
  const output = openSync(log, "w", 0o600);
  try {
    return spawn(program, args, {
      cwd: place.folder,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", output, output],
      env: env as NodeJS.Dict<string> as NodeJS.ProcessEnv,
      ...place.user,
    });
  } finally {
    closeSync(output);
  }
}

/** The child's exit code, or -1 where it did not even start or was killed. */
function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(-1));
    child.once("exit", (code) => resolve(code ?? -1));
  });
}

function reasonIn(log: string): string {
  const lines = readFileSync(log, "utf8")
    .split("\n")
    .map((line) => line.replace(/^.*?(FATAL|PANIC|ERROR|HINT|initdb: error): */, "$1: ").trim())
    .filter((line) => line !== "");
  const told = lines.filter((line) => /^(FATAL|PANIC|ERROR|HINT|initdb: error)/.test(line));
  return (told.length > 0 ? told : lines.slice(-3)).join(" ").replace(/\s+/g, " ") || "it gave no reason";
}

function checkVersion(place: Place, binaries: Binaries): void {
  const written = Number(readFileSync(join(place.cluster, "PG_VERSION"), "utf8").trim());
  if (written === binaries.major) return;
  throw new Error(
    `The database in ${place.folder} was made by PostgreSQL ${written} and this version brings ${binaries.major}: ` +
      "carry the data over with the version that made them.",
  );
}

export const hasCluster = (place: Place): boolean => existsSync(join(place.cluster, "PG_VERSION"));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function only(...names: string[]): NodeJS.Dict<string> {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
