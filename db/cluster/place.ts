import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Where the embedded database and all that belongs to it stand, and the user it runs as. */
export type Place = {
  /** Holds the cluster, its passwords and log; the master key and the stored files stand beside them. */
  readonly folder: string;
  readonly cluster: string;
  /** PostgreSQL refuses to run as root: then it runs as this user. Null: as whoever runs us. */
  readonly user: SystemUser | null;
};

export type SystemUser = { readonly uid: number; readonly gid: number };

/**
 * The place of `dataDir`, made when missing. It is `dataDir` itself, unless we are root and the database's user cannot
 * enter it: then a folder under /var/lib/cartellina, which `dataDir/WHERE` remembers.
 * @throws a sentence, when there is no usable place.
 */
export function placeOf(dataDir: string): Place {
  const asked = resolve(dataDir);
  const asRoot = process.getuid?.() === 0;
  if (!existsSync(asked)) makeFolder(asked, asRoot);
  const folder = chosenFolder(asked, asRoot);
  if (!existsSync(folder)) makeFolder(folder, asRoot);
  refuseOthers(folder);
  const cluster = join(folder, "postgres");
  return { folder, cluster, user: asRoot ? (ownerOf(cluster) ?? databaseUser()) : null };
}

/** May `user` do `wanted` (r 4, w 2, x 1) with `path`, having entered every folder above it? Judged by owner and mode. */
export function canReach(path: string, user: SystemUser | null, wanted = 0o1): boolean {
  if (user === null) return true;
  let asked = wanted;
  for (let at = resolve(path); ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    if (((mode >> shift) & asked) !== asked) return false;
    if (dirname(at) === at) return true;
    asked = 0o1;
  }
}

function chosenFolder(asked: string, asRoot: boolean): string {
  const note = join(asked, "WHERE");
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  if (!asRoot || canReach(asked, ownerOf(join(asked, "postgres")) ?? databaseUser())) return asked;
  if (existsSync(join(asked, "postgres"))) {
    throw new Error(
      `There is a database in ${asked}, but its user can no longer enter that folder: ` +
        "allow it to pass (chmod a+x) through the folders above, or start as the user it belongs to.",
    );
  }
  const folder = join("/var/lib/cartellina", nameOf(asked));
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/** The checkout's name, and eight digits that tell two checkouts of the same name apart. */
function nameOf(asked: string): string {
  const checkout = basename(dirname(asked)).replace(/[^A-Za-z0-9._-]/g, "") || "data";
  return `${checkout}-${createHash("sha256").update(asked).digest("hex").slice(0, 8)}`;
}

function makeFolder(path: string, asRoot: boolean): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  mkdirSync(path, { recursive: true });
  // As root the database's user passes through it to its cluster; it can neither list it nor read what is in it.
  chmodSync(path, asRoot ? 0o711 : 0o700);
}

function refuseOthers(folder: string): void {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(
      `The data in ${folder} belong to another user: start as that user, or set CARTELLINA_DATA elsewhere.`,
    );
  }
}

function ownerOf(cluster: string): SystemUser | null {
  if (!existsSync(cluster)) return null;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? null : { uid, gid };
}

function databaseUser(): SystemUser {
  return (
    idsOf("postgres") ??
    created() ??
    fail("This runs as root, which PostgreSQL refuses, and no user could be made for it")
  );
}

function created(): SystemUser | null {
  const attempts = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"],
    ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", "postgres"],
  ];
  for (const [command = "", ...args] of attempts) {
    try {
      execFileSync(command, args, { stdio: "ignore" });
      const ids = idsOf("postgres");
      if (ids !== null) return ids;
    } catch {
      // Not this system's way: try the next.
    }
  }
  return null;
}

function idsOf(name: string): SystemUser | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString());
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

function fail(sentence: string): never {
  throw new Error(`${sentence}: make a system user named postgres, or start as another user.`);
}
