import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

/** What the bundle is made of. Tests are not in it. */
const SOURCES = ["app", "db", "public", "remix.config.js", "vite.config.ts", "tsconfig.json", "package-lock.json"];
const NOT_SOURCES = /\.test\.tsx?$/;

type Options = {
  root: string;
  say?: (sentence: string) => void;
  /** Ends a build under way. */
  signal?: AbortSignal;
  /** Makes `build/`; Remix's own builder unless told otherwise. */
  make?: (root: string, signal: AbortSignal | undefined) => Promise<void>;
};

/**
 * Makes `build/` where it is missing or was made from other sources or another lock file; `build/HASH` remembers which.
 * @returns whether it had to be made.
 * @throws with the builder's output, when it fails.
 */
export async function ensureBuilt({ root, say = () => {}, signal, make = buildWithRemix }: Options): Promise<boolean> {
  const wanted = sourcesHash(root);
  const record = join(root, "build", "HASH");
  const made = existsSync(record) ? readFileSync(record, "utf8").trim() : "";
  if (made === wanted && existsSync(join(root, "build", "server", "index.js"))) return false;
  say("Building the pages: this takes half a minute, once.");
  rmSync(record, { force: true });
  await make(root, signal);
  mkdirSync(join(root, "build"), { recursive: true });
  writeFileSync(record, `${wanted}\n`);
  return true;
}

/** SHA-256 over names and contents of all sources, hexadecimal. */
export function sourcesHash(root: string): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    for (const path of filesOf(root, source)) {
      const bytes = readFileSync(join(root, path));
      hash.update(`${path}\n${bytes.length}\n`).update(bytes);
    }
  }
  return hash.digest("hex");
}

function filesOf(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_SOURCES.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

async function buildWithRemix(root: string, signal: AbortSignal | undefined): Promise<void> {
  const builder = createRequire(join(root, "package.json")).resolve("@remix-run/dev/dist/cli.js");
  const child = spawn(process.execPath, [builder, "vite:build"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    signal,
    env: { ...process.env, NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-8_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`The pages could not be built:\n${output.trim()}`);
}
