import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { type RequestHandler, Router } from "express";
import { databaseReadiness } from "~db/readiness";
import { ensureBuilt } from "./build";
import { remixPages } from "./pages";
import type { Platform } from "./platform";
import { projectPath } from "./project-file";
import { createApp, listen, type Readiness, type Running } from "./server";
import { staticFiles } from "./static-files";
import { vendorFiles } from "./vendor-files";

/** The pages, and the files that go with them. */
export type Site = { build: ServerBuild | (() => Promise<ServerBuild>); files: RequestHandler; close(): Promise<void> };

/** The built site; built first where it has to be. */
export async function builtSite(say: (sentence: string) => void, signal: AbortSignal): Promise<Site> {
  await ensureBuilt({ root: projectPath("."), say, signal });
  const build = (await import(pathToFileURL(projectPath("build/server/index.js")).href)) as ServerBuild;
  return { build, files: staticFiles(projectPath("build/client")), close: async () => {} };
}

/** The site as its sources stand, for development: a changed file is in the next answer. */
export async function liveSite(): Promise<Site> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true, hmr: false } });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    files: vite.middlewares,
    close: () => vite.close(),
  };
}

/** The site of this platform, listening. */
export async function serve(platform: Platform, site: Site): Promise<Running> {
  const { host, port, origin, trustProxy } = platform.env;
  const filesAnswer = nowAndThen(() => platform.blobs.check());
  const app = createApp({
    origin,
    trustProxy,
    log: platform.log,
    readiness: () => readinessOf(platform, filesAnswer),
    files: Router().use(vendorFiles(), site.files),
    pages: remixPages(site.build, platform),
  });
  const running = await listen(app, { host, port });
  return {
    ...running,
    stop() {
      platform.ending.abort();
      return running.stop();
    },
  };
}

/** A store that does not answer is told and stops nothing: without it every list and every act but a copy's still works. */
async function readinessOf({ sql, demo }: Platform, filesAnswer: () => Promise<boolean>): Promise<Readiness> {
  const [{ migrationsPending, mailsWaiting }, files] = await Promise.all([databaseReadiness(sql), filesAnswer()]);
  return {
    ready: migrationsPending === 0,
    database: "ok",
    files: files ? "ok" : "no answer",
    migrationsPending,
    mailsWaiting,
    demo: demo.state,
  };
}

const ASKED_AGAIN_MS = 30_000;
const PATIENCE_MS = 3_000;

/** Does it succeed? Asked twice a minute at most, however often the answer is: probes come from anywhere. */
function nowAndThen(check: () => Promise<void>): () => Promise<boolean> {
  let asked = Number.NEGATIVE_INFINITY;
  let answer = Promise.resolve(true);
  return () => {
    if (performance.now() - asked < ASKED_AGAIN_MS) return answer;
    asked = performance.now();
    const succeeds = check().then(
      () => true,
      () => false,
    );
    answer = Promise.race([succeeds, sleep(PATIENCE_MS, false, { ref: false })]);
    return answer;
  };
}
