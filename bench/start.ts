import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Figure, median } from "./figure";

/** From `npm start` to the first answer of the sign-in page, built beforehand; three runs each, the median. */
export async function* start(): AsyncGenerator<Figure> {
  const root = mkdtempSync(join(tmpdir(), "cartellina-bench-"));
  // As root the database's own user has to get in; else its data would lie elsewhere, and fresh would not be fresh.
  chmodSync(root, 0o711);
  const folder = join(root, "data");
  try {
    await timed(folder); // builds where it must, and warms the file cache
    const fresh: number[] = [];
    const existing: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      rmSync(folder, { recursive: true, force: true });
      fresh.push(await timed(folder));
      existing.push(await timed(folder));
    }
    yield { name: "start.fresh.s", ratio: median(fresh), ours: median(fresh), peer: null, unit: "s", target: "< 5" };
    yield {
      name: "start.existing.s",
      ratio: median(existing),
      ours: median(existing),
      peer: null,
      unit: "s",
      target: "< 2",
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Seconds until the page answers; the demo is off, so that the folder is what was asked for. */
async function timed(folder: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn("npm", ["start"], {
    env: { ...process.env, PORT: String(port), CARTELLINA_DATA: folder, CARTELLINA_DEMO: "off" },
    stdio: "ignore",
  });
  await answered(`http://127.0.0.1:${port}/sign-in`, child);
  const seconds = (performance.now() - began) / 1000;
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
  // npm goes at once, the product behind it and its database a moment later.
  const running = join(folder, "postgres", "postmaster.pid");
  while (existsSync(running)) await new Promise((resolve) => setTimeout(resolve, 20));
  return seconds;
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 6000; tries += 1) {
    if (child.exitCode !== null) throw new Error("the product ended before it answered");
    try {
      await fetch(url, { redirect: "manual" });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error("the product did not answer within two minutes");
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
