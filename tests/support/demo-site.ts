import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Platform } from "~/platform/platform";
import { seedDemo } from "~db/seed/demo";
import { freshDatabase, type TestDatabase } from "./database";
import { type RunningSite, startSite } from "./site";

export type DemoSite = RunningSite & { database: TestDatabase; platform: Platform; folder: string };

/** The built product on a database of its own, with the demo in it or empty; `folder` is for what the test downloads. */
export async function startDemoSite({ seeded }: { seeded: boolean }): Promise<DemoSite> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), "cartellina-browser-"));
  let platform: Platform | undefined;
  const site = await startSite((origin, port) => {
    platform = database.platform({ env: { origin, port, host: "127.0.0.1" }, connections: 8 });
    return platform;
  });
  if (!platform) throw new Error("the site has no platform");
  if (seeded) await seedDemo(platform);
  return {
    ...site,
    database,
    platform,
    folder,
    async stop() {
      await site.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
