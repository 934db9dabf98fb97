import { entry } from "~/audit/entry";
import { journal, PRODUCT } from "~/audit/journal.server";
import { letGo } from "~/platform/orphan-files";
import type { Platform } from "~/platform/platform";
import type { Chore } from "~/platform/sweeper";
import { addDays, dayInRome, romeInstant } from "~/terms/day";
import { findCaseByCode } from "~db/queries/cases";
import { expectedBooks } from "~db/queries/known-books";
import { isHeld } from "~db/queries/retention";
import { lockOldFiles, lockOldPages, type ScanPageRow, saveFile, savePage, scansWithOld } from "~db/queries/scans";
import { inScope, type Tx } from "~db/scope";
import { TRAY_DAYS } from "./scan";
import { sheetsOn } from "./where-to";

type Forgetting = Pick<Platform, "db" | "clock" | "masterKey" | "blobs" | "log">;

export const scanChores: readonly Chore[] = [
  {
    name: "pages that nobody filed",
    everySeconds: 3600,
    async run(platform) {
      const pages = await forgetTray(platform);
      if (pages > 0) platform.log.info({ pages }, "scanned pages that nobody had filed were destroyed");
    },
  },
];

const AT_ONCE = 100;

/**
 * Destroys pages that have waited in a tray for their term, and files that nobody has read to their end: the key goes, and
 * the picture with it. A page that bears the code of a case that is held stays. One act for each sending, in a transaction
 * of its own; answers how many pages and files went.
 * @throws AggregateError at the end, when a sending could not be dealt with; the rest is.
 */
export async function forgetTray(platform: Forgetting): Promise<number> {
  const today = dayInRome(platform.clock.now());
  const before = romeInstant(addDays(today, 1 - TRAY_DAYS), 0, 0);
  let gone = 0;
  const failures: unknown[] = [];
  for (const [practiceId, owner] of await expectedBooks(platform.db)) {
    if (owner !== "PRACTICE") continue;
    const scope = { practiceId, chamberId: null, audits: false };
    for (let after: string | null = null; ; ) {
      const page: { after: string | null; limit: number } = { after, limit: AT_ONCE };
      const ids: string[] = await inScope(platform.db, scope, (tx) => scansWithOld(tx, practiceId, before, page));
      for (const id of ids) {
        try {
          const blobs = await inScope(platform.db, scope, (tx) => expire(tx, platform, { practiceId, id }, before));
          gone += blobs.length;
          for (const blob of blobs) await letGo(platform, blob);
        } catch (error) {
          failures.push(error);
        }
      }
      after = ids.at(-1) ?? null;
      if (ids.length < AT_ONCE) break;
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} sendings were not dealt with`);
  return gone;
}

/** Answers where the sealed bytes lie that nothing opens any more. */
async function expire(
  tx: Tx,
  platform: Forgetting,
  scan: { practiceId: string; id: string },
  before: Date,
): Promise<string[]> {
  const at = platform.clock.now();
  const files = await lockOldFiles(tx, scan, before, at);
  const pages: ScanPageRow[] = [];
  for (const page of await lockOldPages(tx, scan, before)) if (!(await isOfHeldCase(tx, page))) pages.push(page);
  if (files.length + pages.length === 0) return [];
  const keyGone = { blobKey: null, wrapped: null };
  for (const page of pages) {
    const settled = { settledAt: at, settledBy: PRODUCT, discardReason: "term" } as const;
    await savePage(tx, page, { state: "DISCARDED", ...keyGone, ...settled });
  }
  for (const file of files) {
    const end = { state: "BROKEN_OFF", refusal: "file-unread", readAt: at, leasedUntil: null } as const;
    await saveFile(tx, file, { ...end, ...keyGone });
  }
  await journal(tx, { platform, actor: { userId: PRODUCT } }, { book: scan.practiceId, shownToChamber: null }, [
    entry("scan.expired", { kind: "scan", id: scan.id }, { pages: pages.length, files: files.length }),
  ]);
  return [...pages, ...files].flatMap(({ blobKey }) => (blobKey === null ? [] : [blobKey]));
}

async function isOfHeldCase(tx: Tx, { practiceId, codes }: ScanPageRow): Promise<boolean> {
  for (const { caseCode } of sheetsOn(codes)) {
    const row = await findCaseByCode(tx, { practiceId, chamberId: null, audits: false }, caseCode);
    if (row !== null && (await isHeld(tx, { practiceId, caseId: row.id }))) return true;
  }
  return false;
}
