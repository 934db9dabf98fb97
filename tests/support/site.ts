import postgres from "postgres";
import { inject } from "vitest";
import type { Platform } from "~/platform/platform";
import { builtSite, type Site, serve } from "~/platform/serve";

export type RunningSite = { address: string; stop(): Promise<void> };

/** The built product on a free port of this machine, on the given platform. Its address is the origin it accepts. */
export async function startSite(platformFor: (origin: string, port: number) => Platform): Promise<RunningSite> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const site = await builtInTurn();
  const running = await serve(platformFor(address, port), site);
  return {
    address,
    async stop() {
      await running.stop();
      await site.close();
    },
  };
}

/** Test files run side by side: the first of them builds, the others wait for it. */
async function builtInTurn(): Promise<Site> {
  const sql = postgres(inject("cluster").superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(hashtext('the build'))`;
    return await builtSite(() => {}, new AbortController().signal);
  } finally {
    await sql.end();
  }
}

export async function freePort(): Promise<number> {
  const { createServer } = await import("node:net");
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
