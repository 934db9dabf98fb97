import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "~db/embedded";
import { migrate } from "~db/migrate";
import { createFrom } from "./cluster-databases";

declare module "vitest" {
  interface ProvidedContext {
    cluster: { superuserUrl: string; ownerUrl: string; appUrl: string };
  }
}

/**
 * One PostgreSQL for the whole run, in a folder of its own. Its database `cartellina` is the migrated template nobody
 * connects to; `shared` is for tests that keep to a practice of their own.
 */
export default async function setup(project: TestProject) {
  const root = mkdtempSync(join(tmpdir(), "cartellina-tests-"));
  chmodSync(root, 0o711);
  const embedded = await startEmbedded({ dataDir: join(root, "data") });
  const end = async () => {
    await embedded.stop();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    await hurry(embedded.superuserUrl);
    await migrate(embedded.ownerUrl);
    await createFrom(embedded, "shared");
  } catch (error) {
    await end();
    throw error;
  }
  const { superuserUrl, ownerUrl, appUrl } = embedded;
  project.provide("cluster", { superuserUrl, ownerUrl, appUrl });
  return end;
}

/**
 * Nothing of this cluster outlives the run, so it does not wait for the disk. What a power cut or a kill leaves behind is
 * tested on clusters of the product's own, which do (`db/embedded.test.ts` holds them to it).
 */
async function hurry(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1 });
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    await sql.unsafe(`alter system set ${setting} = off`);
  }
  await sql`select pg_reload_conf()`;
  await sql.end();
}
