import "./production";
import { fileURLToPath } from "node:url";
import { registerChores } from "~/audit/chores.server";
import { counterChores } from "~/chamber/chores.server";
import { importChores } from "~/imports/chores.server";
import { keyChores } from "~/keys/ledger.server";
import { retentionChores } from "~/retention/chores.server";
import { scanChores } from "~/scans/chores.server";
import { isEmpty } from "~db/readiness";
import { DEMO_LOGINS, DEMO_PASSWORD } from "./demo";
import { clearHalfMadeDemo, decideDemo, prepareDemo } from "./demo-data";
import { type Env, readEnv } from "./env";
import { type Opened, openPlatform } from "./open";
import { orphanFiles } from "./orphan-files";
import { watchNpm } from "./parent";
import { complain, say } from "./say";
import { builtSite, liveSite, type Site, serve } from "./serve";
import { startSweeper } from "./sweeper";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const read = readEnv(process.env);
if (read.ok) run(read.env);
else {
  complain(`Cartellina cannot start:\n${read.problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exitCode = 1;
}

/** From start to end: whatever ends it ends the server, the pool and the embedded database, in this order. */
function run(env: Env): void {
  const ending = new AbortController();
  const life = start(env, ending.signal).catch((error: unknown) => {
    if (!ending.signal.aborted) complain(`Cartellina cannot start: ${reasonOf(error)}`);
    end(1);
    return null;
  });

  let since: number | null = null;
  function end(code: number): void {
    // One Ctrl-C comes twice, from the terminal and from npm; a person who insists comes later.
    if (since !== null) {
      if (performance.now() - since > 2_000) process.exit(1);
      return;
    }
    since = performance.now();
    ending.abort();
    setImmediate(async () => {
      await (await life)?.stop();
      process.exit(code);
    });
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end(0));
  watchNpm(() => end(0));
  // A terminal that went away takes no more words: no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  process.on("uncaughtException", (error) => {
    complain(`Cartellina ends because of a fault of its own: ${reasonOf(error)}`);
    end(1);
  });
}

type Life = { stop(): Promise<void> };

async function start(env: Env, signal: AbortSignal): Promise<Life> {
  await clearHalfMadeDemo(env, say);
  const [opened, site] = await both(env, signal);
  try {
    await decideDemo(opened);
    const server = await serve(opened.platform, site);
    const chores = [
      ...registerChores,
      ...keyChores,
      ...retentionChores,
      ...scanChores,
      ...importChores,
      ...counterChores,
      orphanFiles(),
    ];
    const sweeper = startSweeper(opened.platform, chores);
    await welcome(opened, server.address);
    if (opened.platform.demo.state === "preparing") void fillWithDemo(opened, signal);
    return {
      async stop() {
        await server.stop();
        await sweeper.stop();
        await site.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Database and pages at the same time; where one fails the other is given up. */
async function both(env: Env, signal: AbortSignal): Promise<[Opened, Site]> {
  const failed = new AbortController();
  const opening = openPlatform({ env, say });
  const building = env.mode === "development" ? liveSite() : builtSite(say, AbortSignal.any([signal, failed.signal]));
  opening.catch(() => failed.abort());
  const [opened, site] = await Promise.allSettled([opening, building]);
  if (opened.status === "fulfilled" && site.status === "fulfilled") return [opened.value, site.value];
  if (opened.status === "fulfilled") await opened.value.close();
  if (site.status === "fulfilled") await site.value.close();
  throw opened.status === "rejected" ? opened.reason : (site as PromiseRejectedResult).reason;
}

async function welcome({ platform, embedded, folder }: Opened, address: string): Promise<void> {
  const { env, demo } = platform;
  say(`Cartellina is ready: ${env.origin === address ? address : `${env.origin} (listening on ${address})`}`);
  if (embedded !== null) say(`Data, with a PostgreSQL of its own: ${folder}`);
  if (demo.state !== "none") {
    say(`\nDemo logins, all with the password ${DEMO_PASSWORD}`);
    for (const { email, who } of DEMO_LOGINS) say(`  ${email.padEnd(28)} ${who}`);
  } else if (await isEmpty(platform.sql)) {
    say("Nobody is registered yet: open the address on this machine, or run npm run setup.");
  }
  if (demo.state === "preparing") say("\nThe demo data are being prepared; the pages say so meanwhile.");
  say("\nCtrl-C ends it.");
}

async function fillWithDemo(opened: Opened, signal: AbortSignal): Promise<void> {
  const since = performance.now();
  try {
    await prepareDemo(opened);
    say(`The demo data are complete (${((performance.now() - since) / 1000).toFixed(1)} s).`);
  } catch (error) {
    if (signal.aborted) return;
    opened.platform.log.error({ err: error }, "the demo data could not be made");
    complain("The demo data could not be made: end it, and start again to try again.");
  }
}

/** A sentence of ours as it stands; a fault nobody foresaw with where it happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "Error" ? error.message : (error.stack ?? error.message);
}
