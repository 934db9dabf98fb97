import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
