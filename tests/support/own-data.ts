import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { readEnv } from "~/platform/env";
import { type Opened, openPlatform } from "~/platform/open";
import { createPlatform } from "~/platform/platform";
import { makeWorld, type World } from "./world";

export type Said = { code: number; output: string };

/** A folder of data with an embedded PostgreSQL of its own, and the product's commands on it, as processes. */
export class OwnData {
  readonly #opened: Opened[] = [];

  private constructor(
    /** For whatever else the test writes; removed by `remove`. */
    readonly root: string,
    readonly folder: string,
  ) {}

  static make(name: string): OwnData {
    const root = mkdtempSync(join(tmpdir(), `cartellina-${name}-`));
    chmodSync(root, 0o711);
    return new OwnData(root, join(root, "data"));
  }

  /** Another folder under the same root. */
  beside(name: string): OwnData {
    return new OwnData(this.root, join(this.root, name));
  }

  async open(env: Record<string, string> = {}): Promise<Opened> {
    const read = readEnv({ NODE_ENV: "test", LOG_LEVEL: "silent", CARTELLINA_DATA: this.folder, ...env });
    if (!read.ok) throw new Error(read.problems.join("\n"));
    const opened = await openPlatform({ env: read.env, connections: 4 });
    this.#opened.push(opened);
    return opened;
  }

  /** A chamber and a practice on these data; the world's platform shares the master key of `opened`. */
  async world(opened: Opened): Promise<World> {
    const { env, masterKey } = opened.platform;
    const databaseUrl = opened.embedded?.appUrl ?? "";
    return makeWorld({
      platform: ({ clock } = {}) => {
        const parts = { env, databaseUrl, masterKey, folder: opened.folder, connections: 4 };
        const platform = createPlatform({ ...parts, ...(clock ? { clock } : {}) });
        this.#opened.push({ ...opened, close: platform.close });
        return platform;
      },
    });
  }

  async superuser<T>(opened: Opened, work: (sql: postgres.Sql) => PromiseLike<T>): Promise<T> {
    const url = opened.embedded?.superuserUrl.replace(/[^/]+$/, "cartellina") ?? "";
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  }

  /** Runs a command to its end. */
  async run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Said> {
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, this.#program(command, args), {
        env: this.#env(env),
      });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  /** Starts a command and kills it, with no chance to tidy up, so long after it has said `word` (or ended before). */
  async kill(command: string, args: readonly string[], word: RegExp, milliseconds: number): Promise<string> {
    const child = spawn(process.execPath, this.#program(command, args), { env: this.#env({}) });
    let output = "";
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    const heard = new Promise<void>((resolve) => {
      const hear = (piece: Buffer) => {
        output += piece.toString();
        if (word.test(output)) resolve();
      };
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
    });
    await Promise.race([heard, ended]);
    await Promise.race([new Promise((resolve) => setTimeout(resolve, milliseconds)), ended]);
    end(child);
    await ended;
    return output;
  }

  /** As when the product is stopped. */
  async leave(): Promise<void> {
    for (const { close } of this.#opened.splice(0).reverse()) await close();
  }

  async remove(): Promise<void> {
    await this.leave();
    rmSync(this.root, { recursive: true, force: true });
  }

  #program = (command: string, args: readonly string[]) => [
    "--import",
    "tsx",
    `app/platform/cli/${command}.ts`,
    ...args,
  ];

  #env = (env: Record<string, string>): NodeJS.ProcessEnv => ({
    ...process.env,
    ...{ NODE_ENV: "test", CARTELLINA_DATA: this.folder, DATABASE_URL: "", CARTELLINA_MASTER_KEY: "" },
    ...env,
  });
}

function end(child: ChildProcess): void {
  if (child.exitCode === null) child.kill("SIGKILL");
}
