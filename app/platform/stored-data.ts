import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { eraseEmbedded } from "~db/embedded";
import { writeDemoMark } from "./demo";

/** Files, keys, and what a restore has left or kept aside. */
const STORED = /^(blobs|master\.key.*|restoring|RESTORED|before-[0-9a-f]{8}-\d+)$/;

/**
 * Deletes everything that stands in `dataFolder`: embedded database, stored files and their key. The folder is remembered
 * as new again.
 * @throws a sentence, when Cartellina is running on it.
 */
export async function eraseStoredData(dataFolder: string): Promise<void> {
  const folder = await eraseEmbedded(dataFolder);
  for (const name of readdirSync(folder).filter((entry) => STORED.test(entry))) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  writeDemoMark(folder, null);
}
