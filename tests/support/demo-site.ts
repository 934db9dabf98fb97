import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword } from "~/access/passwords.server";
import type { Platform } from "~/platform/platform";
import { findPerson, savePerson } from "~db/queries/identity";
import { seedDemo } from "~db/seed/demo";
import { CaseLife } from "./case-life";
import { freshDatabase, type TestDatabase } from "./database";
import { type RunningSite, startSite } from "./site";
import { makeWorld } from "./world";

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

/** A desk at the product: one practice, its officer who can sign in, and a case just opened. Quicker than the demo. */
export type DeskSite = DemoSite & { email: string; password: string; caseId: string };

export async function startDeskSite(): Promise<DeskSite> {
  const site = await startDemoSite({ seeded: false });
  const life = new CaseLife(await makeWorld(site.database));
  const { officerId } = life.world;
  const password = "cinque gatti al mercato";
  await savePerson(site.platform.db, officerId, { passwordHash: await hashPassword(password) });
  const person = await findPerson(site.platform.db, officerId);
  return { ...site, email: person?.email ?? "", password, caseId: await life.open() };
}
