import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { syncFolder } from "./parts";

/** Where restored data are made, inside the folder in which they are to stand: it may be a volume of its own. */
export const restoringIn = (folder: string): string => join(folder, "restoring");

/** Written once the restored data are whole: from then on they take the place of those that are there. */
const orderIn = (folder: string): string => join(folder, "RESTORED");

/** What data are made of, and what only goes with them. */
const DATA = ["postgres", "database.json", "blobs"];
const ALONG = ["postgres.log", "DEMO", "master.key"];

type Order = { aside: string; moveIn: string[]; moveAside: string[] };

/**
 * Puts the restored data in the place of what stands in `folder`, which is kept in the subfolder `aside`. Cut off at any
 * point it is brought to its end by `finishPlacing`: the order stands in a file before the first thing is moved.
 * `takeKey`: the restored data bring their master key with them.
 */
export async function putInPlace(folder: string, aside: string, takeKey: boolean): Promise<void> {
  const inNew = [...DATA, ...ALONG].filter((name) => existsSync(join(restoringIn(folder), name)));
  const moveIn = inNew.filter((name) => name !== "master.key" || takeKey);
  const moveAside = [...DATA, ...ALONG].filter(
    (name) => existsSync(join(folder, name)) && (name !== "master.key" || takeKey),
  );
  const order: Order = { aside, moveIn, moveAside };
  writeFileSync(`${orderIn(folder)}.new`, JSON.stringify(order), { mode: 0o600, flush: true });
  renameSync(`${orderIn(folder)}.new`, orderIn(folder));
  await syncFolder(folder);
  await finishPlacing(folder);
}

/** Does what an earlier `putInPlace` was cut off from doing; harmless where there is nothing of the kind. */
export async function finishPlacing(folder: string): Promise<void> {
  if (!existsSync(orderIn(folder))) return;
  const { aside, moveIn, moveAside } = JSON.parse(readFileSync(orderIn(folder), "utf8")) as Order;
  const [kept, made] = [join(folder, aside), restoringIn(folder)];
  if (moveAside.length > 0) mkdirSync(kept, { recursive: true, mode: 0o711 });
  for (const name of moveAside) {
    const isMoved = existsSync(join(kept, name)) || !existsSync(join(folder, name));
    if (!isMoved) renameSync(join(folder, name), join(kept, name));
  }
  for (const name of moveIn) {
    if (existsSync(join(made, name))) renameSync(join(made, name), join(folder, name));
  }
  await syncFolder(folder);
  rmSync(orderIn(folder));
  rmSync(made, { recursive: true, force: true });
}

/** Was a restore cut off before its data were whole, where no other data stand? Then there is nothing to open. */
export function isHalfRestored(folder: string): boolean {
  return existsSync(restoringIn(folder)) && !existsSync(orderIn(folder)) && !existsSync(join(folder, "database.json"));
}
