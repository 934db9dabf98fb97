import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMO_PASSWORD } from "~/platform/demo";
import { readEnv } from "~/platform/env";
import { openPlatform } from "~/platform/open";
import { seedDemo } from "~db/seed/demo";
import { type Figure, median } from "./figure";
import { endProduct } from "./product";

const ROUNDS = 5;
const REQUESTS = 150;
const AT_ONCE = 8;

/**
 * A list page of 50 rows, signed in, row-level security on: the server's CPU per request, against node:http with the same
 * session look-up and the same scoped query in a template string. Both servers are processes of their own and take turns.
 */
export async function* pages(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "cartellina-bench-"));
  const read = readEnv({ ...process.env, CARTELLINA_DATA: folder, LOG_LEVEL: "silent" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const opened = await openPlatform({ env: read.env });
  const servers: Server[] = [];
  try {
    await seedDemo(opened.platform);
    for (const kind of ["ours", "peer"] as const) servers.push(await startServer(kind, folder));
    const cookie = await signIn(servers[0]?.address ?? "");
    for (const server of servers) await load(server, cookie, 60);
    const measured: Record<Server["kind"], number[]> = { ours: [], peer: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const server of servers) measured[server.kind].push(await load(server, cookie, REQUESTS));
    }
    const [mine, theirs] = [median(measured.ours), median(measured.peer)];
    yield {
      name: "page.list.vs-node",
      ratio: mine / theirs,
      ours: mine,
      peer: theirs,
      unit: "ms CPU a page",
      target: "≤ 6",
    };
  } finally {
    // A server that is still there keeps the database running.
    for (const { child } of servers) await endProduct(child);
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Server = { kind: "ours" | "peer"; child: ChildProcess; address: string };

function startServer(kind: Server["kind"], folder: string): Promise<Server> {
  const child = fork(fileURLToPath(new URL("./page-server.ts", import.meta.url)), [kind, folder], {
    execArgv: ["--import", "tsx"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (address) => resolve({ kind, child, address: String(address) }));
    child.once("exit", (code) => reject(new Error(`the ${kind} server ended with ${code}`)));
  });
}

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address, "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email: "addetto@studio.demo", password: DEMO_PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  if (cookies.length === 0) throw new Error(`nobody signed in: ${answer.status}`);
  return cookies.join("; ");
}

/** Milliseconds of the server's CPU per request. */
async function load({ child, address }: Server, cookie: string, requests: number): Promise<number> {
  const before = await cpuOf(child);
  let left = requests;
  const worker = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${address}/cases?state=all`, { headers: { Cookie: cookie }, redirect: "manual" });
      const text = await answer.text();
      if (answer.status !== 200 || !text.includes("Bertone")) throw new Error(`not the list: ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return ((await cpuOf(child)) - before) / requests;
}

function cpuOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("message", (ms) => resolve(Number(ms)));
    child.send("cpu");
  });
}
