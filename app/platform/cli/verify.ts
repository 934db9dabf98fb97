import "../production";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { whereEmbedded } from "~db/embedded";
import { fingerprint, parseHandedLine, type SignedCheckpoint, signingKey } from "../../audit/checkpoint";
import { sentence } from "../../audit/difference";
import { exportBooks, type Sink } from "../../audit/export.server";
import { type Verification, verify } from "../../audit/verify.server";
import { type Env, readEnv } from "../env";
import { type Opened, openPlatform } from "../open";
import { readProjectFile } from "../project-file";
import { complain, say } from "../say";
import { withUnbound } from "../unbound";

const USAGE = `npm run verify -- [--checkpoint FILE]... [--public-key KEY]... [--book UUID] [--export DIR [--case UUID]]
  --checkpoint FILE  signed lines as they were handed out: they catch a book that was rewritten or cut at its end
  --public-key KEY   a further key such lines may bear, from before the master key was changed
  --book UUID        only this book
  --export DIR       writes the books there, with their checkpoints, the public key and the offline verifier
  --case UUID        of the exported book shows only this case; of the rest, the hashes that prove it`;

/** `npm run verify`: exits with 0 when everything agrees, with 1 after naming all that differs, with 2 when it cannot look. */
async function main(): Promise<number> {
  const { values: options } = parseArgs({
    options: {
      checkpoint: { type: "string", multiple: true, default: [] },
      "public-key": { type: "string", multiple: true, default: [] },
      book: { type: "string" },
      case: { type: "string" },
      export: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (options.help || (options.case !== undefined && (options.book === undefined || options.export === undefined))) {
    complain(USAGE);
    return 2;
  }
  const held = options.checkpoint.flatMap(linesIn);
  const env = environment();
  if (env.databaseUrl === undefined && !whereEmbedded(env.dataFolder).exists) {
    say(`There are no data in ${env.dataFolder}: nothing to verify.`);
    return 0;
  }
  const opened = await openPlatform({ env, say, connections: 2 });
  try {
    const asked = { held, publicKeys: options["public-key"], ...(options.book ? { book: options.book } : {}) };
    const result = await withUnbound(opened, (unbound) => verify({ ...opened.platform, unbound }, asked));
    tell(result, opened);
    if (options.export !== undefined) {
      await writeExport(opened, options.export, {
        ...(options.book ? { book: options.book } : {}),
        caseId: options.case,
      });
    }
    return result.differences.length === 0 ? 0 : 1;
  } finally {
    await opened.close();
  }
}

function environment(): Env {
  const read = readEnv(process.env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.env;
}

/** Checkpoints as people keep them: one `line signature` a line. */
function linesIn(file: string): SignedCheckpoint[] {
  const lines = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const checkpoint = parseHandedLine(line);
    if (!checkpoint) throw new Error(`${file}: not a checkpoint: ${line.slice(0, 60)}`);
    return checkpoint;
  });
}

function tell(
  { books, entries, subjects, checkpoints, differences, wholeDatabase }: Verification,
  { platform }: Opened,
): void {
  for (const difference of differences) say(sentence(difference));
  if (!wholeDatabase) {
    say("Not looked for: rows of owners whom nobody knows. Every login at hand is bound by row security.");
  }
  const { publicKey } = signingKey(platform.masterKey);
  say(`Checkpoints are signed with key ${publicKey} (${fingerprint(publicKey)}).`);
  const read = `${books} books, ${entries} entries, ${subjects} subjects, ${checkpoints} checkpoints`;
  say(differences.length === 0 ? `Nothing differs: ${read}.` : `${differences.length} differences: ${read}.`);
}

async function writeExport(
  opened: Opened,
  folder: string,
  what: { book?: string; caseId?: string | undefined },
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const started = new Set<string>();
  const sink: Sink = {
    async write(name, text) {
      if (started.has(name)) appendFileSync(join(folder, name), text);
      else writeFileSync(join(folder, name), text);
      started.add(name);
    },
  };
  const { caseId, ...only } = what;
  const books = await exportBooks(opened.platform, sink, { ...only, ...(caseId ? { caseId } : {}) });
  writeFileSync(join(folder, "offline-verifier.mjs"), await readProjectFile("app/audit/offline-verifier.mjs"));
  say(`Exported ${books.length} books to ${folder}; to check one there, with Node alone:`);
  const [book] = books;
  if (book)
    say(`  node offline-verifier.mjs ${book}.jsonl --checkpoints ${book}.checkpoints.txt --public-key public-key.txt`);
}

try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
