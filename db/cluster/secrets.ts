import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The embedded database's passwords, kept in a 0600 file beside the data; `prepared` once its roles stand. */
export type Secrets = {
  readonly superuser: string;
  readonly owner: string;
  readonly login: string;
  readonly prepared: boolean;
};

const fileIn = (folder: string) => join(folder, "database.json");

/** Has a database been set up in this folder before, be it only half? */
export const hasSecrets = (folder: string): boolean => existsSync(fileIn(folder));

export function newSecrets(folder: string): Secrets {
  const password = () => randomBytes(24).toString("base64url");
  return keepSecrets(folder, { superuser: password(), owner: password(), login: password(), prepared: false });
}

export function keepSecrets(folder: string, secrets: Secrets): Secrets {
  writeFileSync(`${fileIn(folder)}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${fileIn(folder)}.new`, fileIn(folder));
  return secrets;
}

/** @throws a sentence, when a cluster stands there and its passwords are gone. */
export function readSecrets(folder: string): Secrets {
  if (!hasSecrets(folder)) {
    throw new Error(
      `${fileIn(folder)} with the database's passwords is missing: put it back, or start afresh with npm run reset.`,
    );
  }
  return JSON.parse(readFileSync(fileIn(folder), "utf8")) as Secrets;
}
