import { whereEmbedded } from "~db/embedded";
import { hasDemoLogins, isEmpty } from "~db/readiness";
import { readDemoMark, writeDemoMark } from "./demo";
import { type Env, isLoopback } from "./env";
import type { Opened } from "./open";
import { eraseStoredData } from "./stored-data";

/** A demo whose making was cut off is half a demo: its data are deleted, before anything opens them. */
export async function clearHalfMadeDemo(env: Env, say: (sentence: string) => void): Promise<void> {
  if (env.databaseUrl !== undefined) return;
  if (readDemoMark(whereEmbedded(env.dataFolder).folder) !== "preparing") return;
  await eraseStoredData(env.dataFolder);
  say("The demo data were not complete: they are made again.");
}

/**
 * Decides what these data are, and notes it in `platform.demo`: `preparing` when an empty embedded database is to be filled
 * with the demo, `ready` when its logins are there.
 * @throws a sentence, when the demo's published password would be within reach of other machines.
 */
export async function decideDemo({ platform, embedded, folder }: Opened): Promise<void> {
  const { env, sql, demo } = platform;
  const mark = embedded === null ? null : readDemoMark(folder);
  if (embedded !== null && env.demo && mark === null && (await isEmpty(sql))) demo.state = "preparing";
  else if (mark === "ready" || (await hasDemoLogins(sql))) demo.state = "ready";
  if (demo.state !== "none" && !isLoopback(env.host)) {
    throw new Error(
      `These data have the demo's logins, whose password is published, so HOST may only be this machine (not ${env.host}). ` +
        "For real work start empty: npm run reset -- --empty, or use a database of your own.",
    );
  }
  if (demo.state === "preparing") writeDemoMark(folder, "preparing");
}

/** Makes the demo data; pages are served meanwhile and say so. */
export async function prepareDemo({ platform, folder }: Opened): Promise<void> {
  try {
    const { seedDemo } = await import("~db/seed/demo");
    await seedDemo(platform);
    writeDemoMark(folder, "ready");
    platform.demo.state = "ready";
  } catch (error) {
    platform.demo.state = "failed";
    throw error;
  }
}
