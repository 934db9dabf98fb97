import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { prepareBinaries } from "./cluster/binaries";
import { alone, hold, otherHolders } from "./cluster/holders";
import { type Place, placeOf } from "./cluster/place";
import { endPostmaster, readPostmaster, worksIn } from "./cluster/processes";
import { prepareRoles, silence } from "./cluster/roles";
import { hasCluster, initialise, running } from "./cluster/run";
import { hasSecrets, keepSecrets, newSecrets, readSecrets, type Secrets } from "./cluster/secrets";

export type Embedded = {
  /** Database `postgres`, as its superuser: for tests, measurements and rescue; the product does not use it. */
  readonly superuserUrl: string;
  /** Database `cartellina`, as its owner, who migrates. */
  readonly ownerUrl: string;
  /** Database `cartellina`, as the application's login. */
  readonly appUrl: string;
  /** Made by this very call. */
  readonly fresh: boolean;
  /** The folder it stands in: `dataDir`, or where `dataDir/WHERE` points. */
  readonly where: string;
  /** Lets go of the database; whoever is last to let go ends it. */
  stop(): Promise<void>;
};

type Options = {
  /** The folder of the data, made when missing; each folder is a database of its own. */
  dataDir: string;
  /** Told, in a sentence, what takes longer than it should. */
  log?: (sentence: string) => void;
};

/**
 * The real PostgreSQL beside the product, for machines that have none: made when missing, started when not running,
 * joined when it runs already (a second command on the same data, or what a kill -9 left behind). It listens on a free
 * port of the loopback address only.
 * @throws an Error with one sentence that says why it cannot.
 */
export async function startEmbedded({ dataDir, log = () => {} }: Options): Promise<Embedded> {
  const place = placeOf(dataDir);
  return alone(place.folder, async () => {
    const binaries = prepareBinaries(place);
    const isNew = !hasCluster(place);
    let secrets = isNew ? newSecrets(place.folder) : readSecrets(place.folder);
    if (isNew) await initialise(place, binaries, secrets.superuser);
    const postmaster = await running(place, binaries, {
      answers: (port) => silence(urlsOf(port, secrets).superuserUrl),
      mayEnd: () => otherHolders(place.folder, null).length === 0,
      say: log,
    });
    const holder = hold(place.folder);
    const urls = urlsOf(postmaster.port, secrets);
    const fresh = !secrets.prepared;
    try {
      if (fresh) {
        await prepareRoles(urls.superuserUrl, secrets);
        secrets = keepSecrets(place.folder, { ...secrets, prepared: true });
      }
    } catch (error) {
      rmSync(holder, { force: true });
      throw error;
    }
    return { ...urls, fresh, where: place.folder, stop: lettingGo(place, holder) };
  });
}

/** Where the embedded database of `dataDir` stands or will stand, and whether it has been set up before. */
export function whereEmbedded(dataDir: string): { folder: string; exists: boolean } {
  const { folder } = placeOf(dataDir);
  return { folder, exists: hasSecrets(folder) };
}

/** Other processes that use the embedded database of `dataDir` at the moment. */
export function otherUsers(dataDir: string): number[] {
  return otherHolders(placeOf(dataDir).folder, null).filter((pid) => pid !== process.pid);
}

/**
 * Deletes the embedded database of `dataDir`; what stands beside it (files, key) is the caller's.
 * @returns the folder it stood in.
 * @throws a sentence, when a process still uses it.
 */
export async function eraseEmbedded(dataDir: string): Promise<string> {
  const place = placeOf(dataDir);
  return alone(place.folder, async () => {
    const [holder] = otherHolders(place.folder, null);
    if (holder !== undefined)
      throw new Error(`Cartellina is running on these data (process ${holder}): stop it first.`);
    await endIfRunning(place);
    for (const name of ["postgres", "postgres.new", "database.json", "postgres.log", "initdb.log", "holders"]) {
      rmSync(join(place.folder, name), { recursive: true, force: true });
    }
    return place.folder;
  });
}

function urlsOf(port: number, secrets: Secrets) {
  const url = (login: string, password: string, database: string) =>
    `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
  return {
    superuserUrl: url("postgres", secrets.superuser, "postgres"),
    ownerUrl: url("cartellina_owner", secrets.owner, "cartellina"),
    appUrl: url("cartellina_login", secrets.login, "cartellina"),
  };
}

function lettingGo(place: Place, holder: string): () => Promise<void> {
  let going: Promise<void> | null = null;
  const atExit = () => leaveAtExit(place, holder);
  process.once("exit", atExit);
  return () => {
    going ??= alone(place.folder, async () => {
      process.removeListener("exit", atExit);
      rmSync(holder, { force: true });
      if (otherHolders(place.folder, null).length === 0) await endIfRunning(place);
    });
    return going;
  };
}

async function endIfRunning(place: Place): Promise<void> {
  if (!existsSync(place.cluster)) return;
  const postmaster = readPostmaster(place.cluster);
  if (postmaster !== null) await endPostmaster(postmaster.pid, place.cluster);
}

/** The process ends without having let go: no time to wait, but the database is asked to end where nobody else needs it. */
function leaveAtExit(place: Place, holder: string): void {
  rmSync(holder, { force: true });
  const postmaster = existsSync(place.cluster) ? readPostmaster(place.cluster) : null;
  if (postmaster === null || otherHolders(place.folder, null).length > 0) return;
  if (worksIn(postmaster.pid, place.cluster)) process.kill(postmaster.pid, "SIGINT");
}
