import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { type Dump, type DumpedTable, dumping, type NamedFile } from "~db/dump";
import type { Opened } from "../open";
import { projectPath } from "../project-file";
import { newDataKey, unwrapDataKey } from "../sealing";
import {
  backupBelongsTo,
  CHECKPOINTS_FILE,
  filePart,
  LEDGER_FILE,
  MANIFEST_FILE,
  type Manifest,
  SUMS_FILE,
  spellManifest,
  spellSums,
  tablePart,
} from "./manifest";
import { syncFolder, writePart } from "./parts";
import { sealPart } from "./sealed-part";

export type Making = {
  /** The list of destroyed keys, complete, as text. */
  ledger(): Promise<string>;
  /** Versions of the master key that something is wrapped by. */
  masterVersions(): Promise<number[]>;
  progress(sentence: string): void;
};

const NOT_WHOLE = "NOT-WHOLE.txt";
const MOMENTS = 4;

/**
 * A back-up of an embedded database and its stored files in the new folder `dir`, beside the running product. The database
 * is read first, as it stood at one moment; then the files that its rows name, which never change. A file that was gone by
 * then (its page was filed meanwhile) makes the moment unusable: another one is taken. Until it is whole it lies beside
 * `dir` under another name.
 * @throws a sentence, when `dir` is not empty or cannot be written.
 */
export async function writeBackup(opened: Opened, dir: string, making: Making): Promise<Manifest> {
  const target = resolve(dir);
  refuseTarget(target, opened.folder);
  const unfinished = `${target}.unfinished`;
  if (existsSync(unfinished) && !existsSync(join(unfinished, NOT_WHOLE)) && readdirSync(unfinished).length > 0) {
    throw new Error(`${unfinished} is in the way: it is needed for the back-up while it is made.`);
  }
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(join(unfinished, NOT_WHOLE), "This back-up was not finished. Delete it.\n");
  making.progress("Reading the database as it stands, then the files that it names.");

  const { masterKey } = opened.platform;
  const id = randomUUID();
  const { wrapped, masterVersion } = newDataKey(masterKey, backupBelongsTo(id));
  const key = unwrapDataKey(masterKey, wrapped, backupBelongsTo(id));
  const versions = new Set([masterVersion, ...(await making.masterVersions())]);
  const ledger = await making.ledger();
  const parts = new Parts(unfinished, { id, key }, opened, making.progress);
  const moment = await parts.write();
  for (const version of await making.masterVersions()) versions.add(version);
  await parts.add(LEDGER_FILE, ledger);
  await parts.add(CHECKPOINTS_FILE, moment.checkpoints);
  await parts.add("README.txt", README);
  const sums = spellSums(parts.sums);
  await writePart(unfinished, SUMS_FILE, [Buffer.from(sums)]);

  const { version } = JSON.parse(readFileSync(projectPath("package.json"), "utf8")) as { version: string };
  const { madeAt, migrations, tables, heads, lost, files } = moment;
  const manifest = {
    ...{ id, madeAt, version, migrations, masterVersions: [...versions].sort((one, other) => one - other) },
    ...{ wrappedKey: wrapped.toString("base64"), tables, heads, files, lost },
    sums: createHash("sha256").update(sums).digest("hex"),
  };
  await writePart(unfinished, MANIFEST_FILE, [Buffer.from(spellManifest(manifest, key))]);
  rmSync(join(unfinished, NOT_WHOLE));
  await syncFolder(unfinished);
  renameSync(unfinished, target);
  await syncFolder(dirname(target));
  return { format: "cartellina-backup v1", ...manifest };
}

function refuseTarget(target: string, folder: string): void {
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty: a back-up goes into a folder of its own.`);
  }
  if (!relative(folder, target).startsWith("..")) {
    throw new Error(`${target} lies within the data (${folder}): a back-up belongs elsewhere, best on another disk.`);
  }
}

const README = `A back-up of Cartellina.

MANIFEST.json      what it is of, and when; a back-up without it is not whole
SHA256SUMS         the hash of every part: sha256sum -c SHA256SUMS
database/          every table, compressed and sealed
files/             the stored pictures, sealed as they are kept
checkpoints.txt    the signed lines of the register
destroyed-keys.txt what was destroyed until then, and stays so after a restore

The master key is not in it. Without the key nothing in it can be read.
To put it back: npm run restore DIR
`;

type Moment = Pick<Manifest, "madeAt" | "migrations" | "tables" | "heads" | "files" | "lost"> & { checkpoints: string };

class Parts {
  readonly sums = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly sealing: { id: string; key: Buffer },
    private readonly opened: Opened,
    private readonly progress: (sentence: string) => void,
  ) {}

  async add(name: string, text: string): Promise<void> {
    this.sums.set(name, await writePart(this.folder, name, [Buffer.from(text)]));
  }

  /** Database and files of one moment: the first of which every file is still there, or lost for good. */
  async write(): Promise<Moment> {
    let missing: string[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const { named, ...moment } = await this.#database();
      const before = missing;
      const { gone, damaged } = await this.#files(named);
      missing = gone;
      const isSettled = missing.length === 0 || (attempt > 1 && missing.every((key) => before.includes(key)));
      if (!isSettled && attempt < MOMENTS) {
        this.progress("Some files went away meanwhile: the database is read once more.");
        continue;
      }
      return { ...moment, files: named.length - missing.length - damaged.length, lost: [...missing, ...damaged] };
    }
  }

  async #database() {
    const url = this.opened.embedded?.superuserUrl.replace(/[^/]+$/, "cartellina");
    if (url === undefined) throw new Error("there is no embedded database");
    const madeAt = this.opened.platform.clock.now().toISOString();
    return dumping(url, async (dump) => {
      const tables: Manifest["tables"] = [];
      for (const table of dump.tables) tables.push({ ...table, rows: await this.#table(dump, table) });
      const checkpoints = (await dump.checkpoints()).map(({ line, signature }) => `${line} ${signature}\n`).join("");
      const { migrations } = dump;
      return { madeAt, migrations, tables, heads: await dump.heads(), checkpoints, named: await dump.files() };
    });
  }

  async #table(dump: Dump, table: DumpedTable): Promise<number> {
    let rows = 0;
    const rowsOf = dump.rows(table);
    async function* counted() {
      for await (const piece of rowsOf) {
        // A line end inside a value is written as \n: each one here ends a row.
        for (const byte of piece) if (byte === 10) rows += 1;
        yield piece;
      }
    }
    const name = tablePart(table.name);
    const zipped = new PassThrough();
    const zipping = pipeline(counted(), createGzip(), zipped);
    const sealed = sealPart(zipped, this.sealing.key, { backup: this.sealing.id, part: name });
    const [sum] = await Promise.all([writePart(this.folder, name, sealed), zipping]);
    this.sums.set(name, sum);
    return rows;
  }

  /** Copies the files that are not copied yet, and takes away those that are named no longer. */
  async #files(named: readonly NamedFile[]): Promise<{ gone: string[]; damaged: string[] }> {
    const wanted = new Set(named.map(({ blobKey }) => filePart(blobKey)));
    for (const name of [...this.sums.keys()].filter((part) => part.startsWith("files/") && !wanted.has(part))) {
      rmSync(join(this.folder, name));
      this.sums.delete(name);
    }
    const [gone, damaged]: [string[], string[]] = [[], []];
    let told = performance.now();
    for (const [index, { blobKey, sealedHash }] of named.entries()) {
      if (performance.now() - told > 2000) {
        told = performance.now();
        this.progress(`  ${index} of ${named.length} files`);
      }
      const name = filePart(blobKey);
      if (this.sums.has(name)) continue;
      const bytes = await this.opened.platform.blobs.get(blobKey);
      if (bytes === null) gone.push(blobKey);
      else if (sealedHash !== null && createHash("sha256").update(bytes).digest("hex") !== sealedHash) {
        damaged.push(blobKey);
      } else this.sums.set(name, await writePart(this.folder, name, [bytes]));
    }
    return { gone, damaged };
  }
}
