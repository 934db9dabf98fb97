import "../production";
import { readFileSync } from "node:fs";
import { destroyAgain } from "../../keys/destroy-again.server";
import { parseLedger, together } from "../../keys/ledger";
import { wholeLedger } from "../../keys/ledger.server";
import { readEnv } from "../env";
import { openPlatform } from "../open";
import { complain, say } from "../say";

/**
 * `npm run destroy-again [FILE]...`: after a database of one's own was brought back to an earlier state with PostgreSQL's
 * tools, and before the product is started on it: destroys again what the store's list and these lists name.
 */
async function main(files: readonly string[]): Promise<void> {
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const lists = files.map((file) => {
    const ledger = parseLedger(readFileSync(file, "utf8"));
    if (ledger === null) throw new Error(`${file} is no list of destroyed keys.`);
    return ledger.lines;
  });
  const opened = await openPlatform({ env: read.env, say, connections: 2 });
  try {
    const lines = together(await wholeLedger(opened.platform), ...lists);
    const again = await destroyAgain(opened.platform, lines);
    const many = Object.values(again).reduce((sum, count) => sum + count, 0);
    say(`${lines.length} things are on the lists; ${many} had come back and are destroyed again.`);
  } finally {
    await opened.close();
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
