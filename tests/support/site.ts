import { builtSite, serve } from "~/platform/serve";
import type { Platform } from "~/platform/platform";

export type RunningSite = { address: string; stop(): Promise<void> };

/** The built product on a free port of this machine, on the given platform. Its address is the origin it accepts. */
export async function startSite(platformFor: (origin: string, port: number) => Platform): Promise<RunningSite> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const site = await builtSite(() => {}, new AbortController().signal);
  const running = await serve(platformFor(address, port), site);
  return {
    address,
    async stop() {
      await running.stop();
      await site.close();
    },
  };
}

async function freePort(): Promise<number> {
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
