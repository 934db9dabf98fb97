import "../production";
import { whereEmbedded } from "~db/embedded";
import { readDemoMark, writeDemoMark } from "../demo";
import { readEnv } from "../env";
import { complain, say } from "../say";
import { eraseStoredData } from "../stored-data";

/**
 * `npm run reset`: the next start makes a fresh demo. With `-- --empty` it stays empty, until the next reset. Data that are
 * not the demo's are deleted only with `-- --yes`.
 */
async function reset(options: ReadonlySet<string>): Promise<void> {
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  if (read.env.databaseUrl !== undefined) {
    throw new Error("DATABASE_URL is set: reset deletes only embedded data, never a database of your own.");
  }
  const { folder, exists } = whereEmbedded(read.env.dataFolder);
  const isDemo = ["ready", "preparing"].includes(readDemoMark(folder) ?? "");
  if (exists && !isDemo && !options.has("--yes")) {
    throw new Error(
      `The data in ${folder} are not the demo's. To delete them for ever, with all documents: npm run reset -- --yes` +
        (options.has("--empty") ? " --empty" : ""),
    );
  }
  await eraseStoredData(read.env.dataFolder);
  if (options.has("--empty")) writeDemoMark(folder, "empty");
  say(options.has("--empty") ? "Deleted. The next start is empty." : "Deleted. The next start makes a fresh demo.");
}

try {
  const options = new Set(process.argv.slice(2));
  for (const option of options) {
    if (!["--empty", "--yes"].includes(option))
      throw new Error(`Unknown option ${option}: there are --empty and --yes.`);
  }
  await reset(options);
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
