import { type ChildProcess, fork } from "node:child_process";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { hashPassword } from "~/access/passwords.server";
import { readEnv } from "~/platform/env";
import { type Opened, openPlatform } from "~/platform/open";
import type { Platform } from "~/platform/platform";
import { findPerson, savePerson } from "~db/queries/identity";
import type { Figure } from "./figure";

/** The running product, in a process of its own. */
export type Product = { child: ChildProcess; address: string };

export async function openEmpty(folder: string): Promise<Opened> {
  const read = readEnv({ ...process.env, CARTELLINA_DATA: folder, LOG_LEVEL: "silent" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return openPlatform({ env: read.env });
}

export async function startProduct(folder: string): Promise<Product> {
  const child = fork(fileURLToPath(new URL("./capture-server.ts", import.meta.url)), [folder], {
    execArgv: ["--import", "tsx"],
    // As the README asks of production on Linux: glibc keeps for each thread what its largest picture took.
    env: { ...process.env, MALLOC_ARENA_MAX: "1" },
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.once("message", (text) => resolve(String(text)));
    child.once("exit", (code) => reject(new Error(`the product ended with ${code}`)));
  });
  return { child, address };
}

export async function endProduct(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill();
  await gone;
}

const PASSWORD = "cinque gatti al mercato";

/** Gives that person a password and signs them in; the cookie. */
export async function signedIn({ db }: Platform, { address }: Product, userId: string): Promise<string> {
  await savePerson(db, userId, { passwordHash: await hashPassword(PASSWORD) });
  const email = (await findPerson(db, userId))?.email ?? "";
  const form = new URLSearchParams({ email, password: PASSWORD }).toString();
  const answer = await ask({ address }, "POST", "/sign-in", FORM, Buffer.from(form));
  return answer.cookies.map((each) => each.split(";")[0]).join("; ");
}

export const FORM = "application/x-www-form-urlencoded";

type Asked = Pick<Product, "address"> & { cookie?: string };
type Answer = { status: number; location: string; cookies: string[]; text: string };

/** Each time over a connection of its own; not `fetch`, which takes its time over megabytes. */
export function ask(
  { address, cookie = "" }: Asked,
  method: string,
  path: string,
  type = "",
  body?: Buffer,
): Promise<Answer> {
  const sending = body === undefined ? {} : { "Content-Type": type, "Content-Length": body.length };
  const headers = { Origin: address, Cookie: cookie, ...sending };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { agent: false, method, headers }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status, location: answered.location ?? "", cookies: answered["set-cookie"] ?? [], text });
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export const single = (name: string, value: number, unit: string, target: string): Figure => ({
  ...{ name, unit, target },
  ratio: value,
  ours: value,
  peer: null,
});
