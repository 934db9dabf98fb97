import { filesInUse } from "~db/queries/stored-files";
import { inScope } from "~db/scope";
import type { StoredBlob } from "./blobs";
import type { Platform } from "./platform";
import type { Chore } from "./sweeper";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A file is stored a moment before the row that names it: until then nobody asks whose it is. */
const YOUNG = 30 * MINUTE;
/** Between the end of one walk over all files and the beginning of the next. */
const REST = 10 * MINUTE;
/** A store of any size is walked a second at a time, a tenth of the time. */
const SLICE = SECOND;
const PAUSE_SECONDS = 10;

const FILES_AT_ONCE = 500;
const REMOVALS_AT_ONCE = 8;
/** What one walk remembers for the next, at most; the rest is found by later ones. */
const MOST_SUSPECTS = 50_000;

export type Walk = {
  /** Goes on for so many milliseconds; true when it has come to the end, and the next call begins anew. */
  goOn(platform: Pick<Platform, "db" | "blobs" | "clock" | "log">, milliseconds: number): Promise<boolean>;
};

/**
 * Removes stored files that no row uses: what a crash left between storing a file and its row, and what was replaced,
 * discarded or destroyed. A file goes when it is half an hour old and two walks, one after the other, found nobody who
 * uses it: so neither a clock that is wrong nor a machine that slept between a file and its row takes a file away.
 */
export function orphanFiles(): Chore {
  const walk = createWalk();
  let restsUntil = Number.NEGATIVE_INFINITY;
  return {
    name: "files that no row names",
    everySeconds: PAUSE_SECONDS,
    async run(platform) {
      if (performance.now() < restsUntil) return;
      const ended = await walk.goOn(platform, SLICE);
      if (ended) restsUntil = performance.now() + REST;
    },
  };
}

/** Removes a file that no row uses any more; where the store fails now, the next walk does it. */
export async function letGo({ blobs, log }: Pick<Platform, "blobs" | "log">, key: string): Promise<void> {
  await blobs.remove(key).catch((error: unknown) => log.warn({ err: error }, "a stored file was not removed yet"));
}

/** Exported for tests, which have no time for rests. */
export function createWalk(): Walk {
  let suspects: ReadonlySet<string> = new Set();
  let under: { files: AsyncGenerator<StoredBlob>; unused: Set<string> } | null = null;
  return {
    async goOn(platform, milliseconds) {
      const until = performance.now() + milliseconds;
      const walk = under ?? { files: platform.blobs.list(""), unused: new Set<string>() };
      // Until this stretch has ended well: after a failure the next one begins anew.
      under = null;
      do {
        const files = await next(walk.files, FILES_AT_ONCE);
        if (files.length === 0) {
          suspects = walk.unused;
          await platform.blobs.removeUnfinished(new Date(platform.clock.now().getTime() - YOUNG));
          return true;
        }
        const unused = await unusedOf(platform, files);
        await removeAll(
          platform,
          unused.filter((key) => suspects.has(key)),
        );
        for (const key of unused) {
          if (!suspects.has(key) && walk.unused.size < MOST_SUSPECTS) walk.unused.add(key);
        }
      } while (performance.now() < until);
      under = walk;
      return false;
    },
  };
}

async function next(files: AsyncGenerator<StoredBlob>, count: number): Promise<StoredBlob[]> {
  const found: StoredBlob[] = [];
  while (found.length < count) {
    const { done, value } = await files.next();
    if (done) break;
    found.push(value);
  }
  return found;
}

/** The keys of old files that no row of their practice uses; what belongs to no practice of ours is left alone. */
async function unusedOf(platform: Pick<Platform, "db" | "clock">, files: readonly StoredBlob[]): Promise<string[]> {
  const before = platform.clock.now().getTime() - YOUNG;
  const byPractice = new Map<string, string[]>();
  for (const { key, storedAt } of files) {
    const practiceId = key.split("/", 1)[0] ?? "";
    if (storedAt.getTime() >= before || !UUID.test(practiceId)) continue;
    byPractice.set(practiceId, [...(byPractice.get(practiceId) ?? []), key]);
  }
  const unused: string[] = [];
  for (const [practiceId, keys] of byPractice) {
    const scope = { practiceId, chamberId: null, audits: true };
    const used = await inScope(platform.db, scope, (tx) => filesInUse(tx, practiceId, keys));
    if (used !== null) unused.push(...keys.filter((key) => !used.has(key)));
  }
  return unused;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function removeAll({ blobs, log }: Pick<Platform, "blobs" | "log">, keys: readonly string[]): Promise<void> {
  for (let first = 0; first < keys.length; first += REMOVALS_AT_ONCE) {
    await Promise.all(keys.slice(first, first + REMOVALS_AT_ONCE).map((key) => blobs.remove(key)));
  }
  if (keys.length > 0) log.info({ files: keys.length }, "stored files that no row uses were removed");
}
