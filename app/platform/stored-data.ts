import { rmSync } from "node:fs";
import { join } from "node:path";
import { eraseEmbedded } from "~db/embedded";
import { writeDemoMark } from "./demo";

/**
 * Deletes everything that stands in `dataFolder`: embedded database, stored files and their key. The folder is remembered
 * as new again.
 * @throws a sentence, when Cartellina is running on it.
 */
export async function eraseStoredData(dataFolder: string): Promise<void> {
  const folder = await eraseEmbedded(dataFolder);
  for (const name of ["blobs", "master.key"]) rmSync(join(folder, name), { recursive: true, force: true });
  writeDemoMark(folder, null);
}
