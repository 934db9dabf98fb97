import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ensureBuilt } from "~/platform/build";
import { eraseEmbedded, startEmbedded } from "~db/embedded";

const root = fileURLToPath(new URL("../..", import.meta.url));
const START = ["--import", "tsx", "app/platform/start.ts"];
let folder: string;
let dataDir: string;
const products: Product[] = [];

beforeAll(async () => {
  await ensureBuilt({ root });
  folder = mkdtempSync(join(tmpdir(), "cartellina-start-"));
  chmodSync(folder, 0o711);
  dataDir = join(folder, "data");
});
afterEach(async () => {
  for (const product of products.splice(0)) await product.end("SIGTERM");
});
afterAll(async () => {
  await eraseEmbedded(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

test("it starts empty, answers, and a SIGTERM ends it with its database", async () => {
  const product = await start();
  expect(await product.get("/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
  expect(await product.get("/readyz")).toMatchObject({
    status: 200,
    body: { ready: true, database: "ok", migrationsPending: 0, mailsWaiting: 0, demo: "none" },
  });
  expect(product.printed()).toContain(`Cartellina is ready: http://127.0.0.1:${product.port}`);
  expect(product.printed()).toContain("Nobody is registered yet");
  expect(product.printed()).not.toContain("cartellina-demo");
  expect(databaseRuns()).toBe(true);
  expect(await product.end("SIGTERM")).toBe(0);
  expect(databaseRuns()).toBe(false);
});

test("another command on the same data meanwhile joins, and leaves the product running", async () => {
  const product = await start();
  const command = await startEmbedded({ dataDir });
  await command.stop();
  expect(await product.get("/readyz")).toMatchObject({ status: 200 });
});

test("after a kill -9 it starts again on the database that was left behind", async () => {
  const product = await start();
  await product.end("SIGKILL");
  expect(databaseRuns()).toBe(true);
  const again = await start();
  expect(await again.get("/readyz")).toMatchObject({ status: 200 });
  expect(await again.end("SIGINT")).toBe(0);
  expect(databaseRuns()).toBe(false);
});

test("when only npm's own process is killed, the product ends by itself", async () => {
  const product = await start({}, "npm");
  await product.end("SIGKILL");
  await until(() => !databaseRuns());
  await expect(product.get("/healthz")).rejects.toThrow();
});

test("what stands in its way is told in words, and nothing is left running", async () => {
  const first = await start();
  const second = await refused({ PORT: String(first.port) });
  expect(second).toContain(`Port ${first.port} is taken`);
  await first.end("SIGTERM");

  const wrong = await refused({ PORT: "70000", DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" });
  expect(wrong).toContain("PORT: must be a port number");
  expect(wrong).toContain("CARTELLINA_MASTER_KEY: is required");
  expect(databaseRuns()).toBe(false);
});

test("a database of one's own is used with its own login only", async () => {
  const database = await startEmbedded({ dataDir: join(folder, "own") });
  const own = {
    CARTELLINA_MASTER_KEY: Buffer.alloc(32, 9).toString("base64"),
    DATABASE_OWNER_URL: database.ownerUrl,
  };
  try {
    const asOwner = await refused({ ...own, DATABASE_URL: database.ownerUrl });
    expect(asOwner).toContain("owns tables");
    expect(asOwner).toContain("create role cartellina_login login");
    expect(asOwner).not.toContain(new URL(database.ownerUrl).password);
    const product = await start({ ...own, DATABASE_URL: database.appUrl });
    expect(await product.get("/readyz")).toMatchObject({ status: 200, body: { demo: "none" } });
    expect(product.printed()).not.toContain("PostgreSQL of its own");
    await product.end("SIGTERM");
  } finally {
    await database.stop();
  }
});

test("with the demo's logins it listens on this machine alone", async () => {
  writeFileSync(join(dataDir, "DEMO"), "ready\n");
  const open = await refused({ HOST: "0.0.0.0", APP_ORIGIN: "http://cartellina.example.it:3000" });
  expect(open).toContain("HOST may only be this machine");
  expect(databaseRuns()).toBe(false);
  const product = await start();
  expect(product.printed()).toMatch(/responsabile@studio\.demo[\s\S]*vigilanza@cciaa\.demo/);
});

test("half a demo is made again from nothing", async () => {
  writeFileSync(join(dataDir, "DEMO"), "preparing\n");
  const key = readFileSync(join(dataDir, "master.key"), "utf8");
  const product = await start();
  expect(product.printed()).toContain("The demo data were not complete");
  expect(await product.get("/readyz")).toMatchObject({ body: { demo: "none" } });
  expect(readFileSync(join(dataDir, "master.key"), "utf8")).not.toBe(key);
});

test("a reset asks before it deletes real data, not while they are in use, and empty stays empty", async () => {
  const product = await start();
  expect(await reset("--yes")).toMatchObject({ code: 1, printed: expect.stringContaining("is running on these data") });
  await product.end("SIGTERM");
  expect(await reset()).toMatchObject({ code: 1, printed: expect.stringContaining("npm run reset -- --yes") });
  expect(await reset("--empt")).toMatchObject({ code: 1, printed: expect.stringContaining("Unknown option") });
  expect(existsSync(join(dataDir, "postgres"))).toBe(true);

  expect(await reset("--yes", "--empty")).toMatchObject({ code: 0 });
  for (const gone of ["postgres", "blobs", "master.key", "database.json"])
    expect(existsSync(join(dataDir, gone))).toBe(false);
  for (const _ of [1, 2]) {
    const empty = await start({ CARTELLINA_DEMO: "on" });
    expect(await empty.get("/readyz")).toMatchObject({ body: { demo: "none" } });
    await empty.end("SIGTERM");
  }
});

async function reset(...options: string[]): Promise<{ code: number | null; printed: string }> {
  const { printed, exit } = launch({}, "node", ["--import", "tsx", "app/platform/cli/reset.ts", ...options]);
  return { code: await exit, printed: printed() };
}

type Product = {
  port: number;
  printed(): string;
  get(path: string): Promise<{ status: number; body: unknown }>;
  /** Signals the process that was started and tells its exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

async function start(more: Record<string, string> = {}, how: "node" | "npm" = "node"): Promise<Product> {
  const port = await freePort();
  const { child, printed, exit } = launch({ PORT: String(port), ...more }, how);
  const product: Product = {
    port,
    printed,
    async get(path) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return { status: answer.status, body: await answer.json() };
    },
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return exit;
    },
  };
  products.push(product);
  await until(() => printed().includes("Cartellina is ready") || child.exitCode !== null);
  if (child.exitCode !== null) throw new Error(printed());
  return product;
}

/** What a start that fails prints. */
async function refused(more: Record<string, string>): Promise<string> {
  const { printed, exit } = launch(more, "node");
  expect(await exit).toBe(1);
  return printed();
}

function launch(more: Record<string, string>, how: "node" | "npm", script = START) {
  const env = { ...process.env, CARTELLINA_DATA: dataDir, CARTELLINA_DEMO: "off", NODE_ENV: "production", ...more };
  const { npm_lifecycle_event: _, ...withoutNpm } = env as NodeJS.Dict<string>;
  const command: [string, string[]] = how === "npm" ? ["npm", ["start"]] : [process.execPath, script];
  const child: ChildProcess = spawn(...command, {
    cwd: root,
    env: withoutNpm as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (part) => {
      text += part;
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { child, printed: () => text, exit };
}

function databaseRuns(): boolean {
  const file = join(dataDir, "postgres", "postmaster.pid");
  if (!existsSync(file)) return false;
  try {
    process.kill(Number(readFileSync(file, "utf8").split("\n")[0]), 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
