import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** OpenStack Swift with its S3 interface, which verifies every signature. */
export type Swift = {
  endpoint: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Where its object server keeps the bytes. */
  objects: string;
  stop(): Promise<void>;
};

const PACKAGES = ["swift", "swift-proxy", "swift-account", "swift-container", "swift-object", "memcached"];
const STORAGE = ["account", "container", "object"] as const;
const NEEDED = [
  "memcached",
  "swift-ring-builder",
  "swift-proxy-server",
  ...STORAGE.map((kind) => `swift-${kind}-server`),
];

/**
 * A whole Swift on free ports of this machine, its data and rings in a temporary folder. Only `swift.conf`, which the
 * packages bring, is read from `/etc/swift`: Swift looks for it nowhere else.
 * @throws what to install, when it is not there.
 */
export async function startSwift(): Promise<Swift> {
  if (!NEEDED.every((name) => existsSync(`/usr/bin/${name}`)) || !existsSync("/etc/swift/swift.conf")) {
    throw new Error(
      `OpenStack Swift is needed; on Debian: apt-get install --no-install-recommends ${PACKAGES.join(" ")}`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), "cartellina-swift-"));
  const running: ChildProcess[] = [];
  const killAll = () => running.forEach((child) => void child.kill("SIGKILL"));
  process.once("exit", killAll);
  const stop = async () => {
    await Promise.all(running.splice(0).map(ended));
    process.off("exit", killAll);
    rmSync(folder, { recursive: true, force: true });
  };
  const start = (name: string, args: string[]) => {
    const env = { NODE_ENV: "test" as const, PATH: "/usr/bin:/bin", HOME: folder };
    running.push(spawn(`/usr/bin/${name}`, args, { cwd: folder, env, stdio: "ignore" }));
  };

  try {
    mkdirSync(join(folder, "devices", "disk"), { recursive: true });
    const [cache, proxy, ...storage] = await Promise.all(Array.from({ length: 5 }, freePort));
    start("memcached", ["-l", "127.0.0.1", "-p", String(cache), "-U", "0", "-m", "16", "-u", userInfo().username]);
    for (const [index, kind] of STORAGE.entries()) {
      const port = Number(storage[index]);
      makeRing(folder, kind, port);
      start(`swift-${kind}-server`, [written(folder, kind, storageConf(folder, kind, port))]);
    }
    start("swift-proxy-server", [written(folder, "proxy", proxyConf(folder, Number(proxy), Number(cache)))]);
    const endpoint = `http://127.0.0.1:${proxy}`;
    await answered(endpoint, running);
    const objects = join(folder, "devices", "disk", "objects");
    return { endpoint, accessKeyId: USER, secretAccessKey: SECRET, objects, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const USER = "cartellina:files";
const SECRET = "not-secret-only-for-tests";

function makeRing(folder: string, kind: string, port: number): void {
  const ring = (...args: string[]) =>
    execFileSync("/usr/bin/swift-ring-builder", [join(folder, `${kind}.builder`), ...args], { stdio: "ignore" });
  ring("create", "4", "1", "0");
  ring("add", `r1z1-127.0.0.1:${port}/disk`, "1");
  ring("rebalance");
}

/** No workers: the server is one process, the one that we start and end. */
const common = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${join(folder, "devices")}
mount_check = false
`;

const storageConf = (folder: string, kind: string, port: number) => `${common(folder, port)}
[pipeline:main]
pipeline = ${kind}-server

[app:${kind}-server]
use = egg:swift#${kind}
recon_cache_path = ${folder}
`;

const FILTERS = "gatekeeper healthcheck cache listing_formats s3api tempauth bulk slo dlo versioned_writes symlink";

const proxyConf = (folder: string, port: number, cache: number) => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors ${FILTERS} proxy-logging proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true

${[...FILTERS.split(" "), "catch_errors", "proxy-logging"].map((name) => filterConf(name, cache)).join("\n")}`;

function filterConf(name: string, cache: number): string {
  const own: Record<string, string> = {
    cache: `memcache_servers = 127.0.0.1:${cache}\n`,
    tempauth: `user_${USER.replace(":", "_")} = ${SECRET} .admin\n`,
    versioned_writes: "allow_object_versioning = true\n",
  };
  const called: Record<string, string> = { cache: "memcache", "proxy-logging": "proxy_logging" };
  return `[filter:${name}]\nuse = egg:swift#${called[name] ?? name}\n${own[name] ?? ""}`;
}

function written(folder: string, name: string, text: string): string {
  const path = join(folder, `${name}.conf`);
  writeFileSync(path, text);
  return path;
}

/** Python takes its time; a server that ended will never answer. */
async function answered(endpoint: string, running: readonly ChildProcess[]): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const gone = running.find((child) => child.exitCode !== null || child.signalCode !== null);
    if (gone !== undefined) throw new Error(`${gone.spawnfile} ended with ${gone.exitCode ?? gone.signalCode}`);
    const answer = await fetch(`${endpoint}/healthcheck`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Swift did not answer within a minute");
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const patience = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await gone;
  clearTimeout(patience);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
