import { and, asc, count, desc, eq, gt, inArray, isNull, lt, max, or, sql } from "drizzle-orm";
import type { Scope } from "~/access/context";
import type { ScanPageState } from "~/scans/scan";
import { cases, scanFiles, scannedSheets, scanPages, scans } from "../schema";
import type { Tx } from "../scope";
import type { CaseRow } from "./cases";
import { keyed, within } from "./within";

export type ScanRow = typeof scans.$inferSelect;
export type ScanFileRow = typeof scanFiles.$inferSelect;
export type ScanPageRow = typeof scanPages.$inferSelect;
export type ScannedSheetRow = typeof scannedSheets.$inferSelect;
type Key = { practiceId: string; id: string };
type CaseKey = { practiceId: string; caseId: string };

/** One row of a table that no chamber ever sees. */
const mine = (table: typeof scans | typeof scanFiles | typeof scanPages, key: Key) =>
  and(eq(table.practiceId, key.practiceId), eq(table.id, key.id));

export async function insertScan(tx: Tx, row: ScanRow, files: (typeof scanFiles.$inferInsert)[]): Promise<void> {
  await tx.insert(scans).values(row);
  await tx.insert(scanFiles).values(files);
}

export async function findScan(tx: Tx, key: Key): Promise<ScanRow | null> {
  const [row] = await tx.select().from(scans).where(mine(scans, key));
  return row ?? null;
}

export async function filesOfScan(tx: Tx, practiceId: string, scanIds: readonly string[]): Promise<ScanFileRow[]> {
  if (scanIds.length === 0) return [];
  return tx
    .select()
    .from(scanFiles)
    .where(and(eq(scanFiles.practiceId, practiceId), inArray(scanFiles.scanId, [...scanIds])))
    .orderBy(asc(scanFiles.scanId), asc(scanFiles.position));
}

/** The next file of the sending that nobody is reading, leased until `until`; null when there is none. */
export async function leaseFile(tx: Tx, scan: Key, at: Date, until: Date): Promise<ScanFileRow | null> {
  const [row] = await tx
    .select()
    .from(scanFiles)
    .where(
      and(
        eq(scanFiles.practiceId, scan.practiceId),
        eq(scanFiles.scanId, scan.id),
        eq(scanFiles.state, "TO_READ"),
        or(isNull(scanFiles.leasedUntil), lt(scanFiles.leasedUntil, at)),
      ),
    )
    .orderBy(asc(scanFiles.position))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!row) return null;
  await saveFile(tx, row, { leasedUntil: until });
  return row;
}

export async function lockFile(tx: Tx, key: Key): Promise<ScanFileRow | null> {
  const [row] = await tx.select().from(scanFiles).where(mine(scanFiles, key)).for("update");
  return row ?? null;
}

export async function saveFile(tx: Tx, key: Key, patch: Partial<typeof scanFiles.$inferInsert>): Promise<void> {
  await tx.update(scanFiles).set(patch).where(mine(scanFiles, key));
}

/** The last page of the file that has been read; 0 before the first. */
export async function lastPageRead(tx: Tx, file: Key): Promise<number> {
  const [row] = await tx
    .select({ page: max(scanPages.page) })
    .from(scanPages)
    .where(and(eq(scanPages.practiceId, file.practiceId), eq(scanPages.fileId, file.id)));
  return row?.page ?? 0;
}

export async function insertPages(tx: Tx, rows: (typeof scanPages.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(scanPages).values(rows);
}

export async function findPage(tx: Tx, key: Key): Promise<ScanPageRow | null> {
  const [row] = await tx.select().from(scanPages).where(mine(scanPages, key));
  return row ?? null;
}

export async function lockPage(tx: Tx, key: Key): Promise<ScanPageRow | null> {
  const [row] = await tx.select().from(scanPages).where(mine(scanPages, key)).for("update");
  return row ?? null;
}

export async function savePage(tx: Tx, key: Key, patch: Partial<typeof scanPages.$inferInsert>): Promise<void> {
  const saved = await tx
    .update(scanPages)
    .set(patch)
    .where(and(mine(scanPages, key), eq(scanPages.state, "WAITING")))
    .returning({ id: scanPages.id });
  if (saved.length !== 1) throw new Error(`page ${key.id} was not saved`);
}

/** Sendings of which a page has waited since before then, or a file was taken before then and is not read; paged by id. */
export async function scansWithOld(
  tx: Tx,
  practiceId: string,
  before: Date,
  { after, limit }: { after: string | null; limit: number },
): Promise<string[]> {
  const behind = after === null ? undefined : gt(scans.id, after);
  // The words of the partial indexes, literally.
  const unread = sql`exists (select from scan_files f where f.practice_id = ${practiceId} and f.scan_id = ${scans.id}
    and f.state = 'TO_READ') and ${lt(scans.takenAt, before)}`;
  const waiting = sql`${scans.id} in (select p.scan_id from scan_pages p where p.practice_id = ${practiceId}
    and p.state = 'WAITING' and p.read_at < ${before.toISOString()}::timestamptz)`;
  const rows = await tx
    .select({ id: scans.id })
    .from(scans)
    .where(and(eq(scans.practiceId, practiceId), behind, or(waiting, unread)))
    .orderBy(asc(scans.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Pages of the sending that have waited since before then. */
export async function lockOldPages(tx: Tx, scan: Key, before: Date): Promise<ScanPageRow[]> {
  return tx
    .select()
    .from(scanPages)
    .where(
      and(
        eq(scanPages.practiceId, scan.practiceId),
        eq(scanPages.scanId, scan.id),
        eq(scanPages.state, "WAITING"),
        lt(scanPages.readAt, before),
      ),
    )
    .orderBy(asc(scanPages.id))
    .for("update");
}

/** Files of a sending taken before then that are not read, and that nobody is reading. */
export async function lockOldFiles(tx: Tx, scan: Key, before: Date, at: Date): Promise<ScanFileRow[]> {
  const taken = await findScan(tx, scan);
  if (taken === null || taken.takenAt >= before) return [];
  return tx
    .select()
    .from(scanFiles)
    .where(
      and(
        eq(scanFiles.practiceId, scan.practiceId),
        eq(scanFiles.scanId, scan.id),
        eq(scanFiles.state, "TO_READ"),
        or(isNull(scanFiles.leasedUntil), lt(scanFiles.leasedUntil, at)),
      ),
    )
    .orderBy(asc(scanFiles.position))
    .for("update");
}

/** A page that was read, with where its picture is now. */
export type PageLine = ScanPageRow & {
  filePosition: number;
  sheet: Pick<ScannedSheetRow, "id" | "caseId" | "documentType" | "version" | "copyNo" | "filedBy"> | null;
  case: Pick<CaseRow, "year" | "number" | "applicant"> | null;
};

type PagesAsked = { scanId?: string; state?: ScanPageState; after: string | null; limit: number };

/** Pages of a sending, or of all: in the order in which they were read, keyset-paged by id. */
export async function pageLines(tx: Tx, practiceId: string, asked: PagesAsked): Promise<PageLine[]> {
  const rows = await tx
    .select({
      page: scanPages,
      filePosition: scanFiles.position,
      sheet: scannedSheets,
      year: cases.year,
      number: cases.number,
      applicant: cases.applicant,
    })
    .from(scanPages)
    .innerJoin(scanFiles, and(eq(scanFiles.practiceId, scanPages.practiceId), eq(scanFiles.id, scanPages.fileId)))
    .leftJoin(
      scannedSheets,
      and(
        eq(scannedSheets.practiceId, scanPages.practiceId),
        eq(scannedSheets.pageId, scanPages.id),
        isNull(scannedSheets.removedAt),
      ),
    )
    .leftJoin(cases, and(eq(cases.practiceId, scannedSheets.practiceId), eq(cases.id, scannedSheets.caseId)))
    .where(
      and(
        eq(scanPages.practiceId, practiceId),
        asked.scanId === undefined ? undefined : eq(scanPages.scanId, asked.scanId),
        // The words of the partial index, literally.
        asked.state === "WAITING" ? sql`${scanPages.state} = 'WAITING'` : undefined,
        asked.after === null ? undefined : gt(scanPages.id, asked.after),
      ),
    )
    .orderBy(asc(scanPages.id))
    .limit(asked.limit);
  return rows.map(({ page, filePosition, sheet, year, number, applicant }) => ({
    ...page,
    filePosition,
    sheet,
    case: year === null || number === null || applicant === null ? null : { year, number, applicant },
  }));
}

export type PageCounts = Record<ScanPageState, number>;

/** How the pages of each sending stand. */
export async function pageCounts(
  tx: Tx,
  practiceId: string,
  scanIds: readonly string[],
): Promise<Map<string, PageCounts>> {
  const counts = new Map<string, PageCounts>();
  if (scanIds.length === 0) return counts;
  const rows = await tx
    .select({ scanId: scanPages.scanId, state: scanPages.state, count: count() })
    .from(scanPages)
    .where(and(eq(scanPages.practiceId, practiceId), inArray(scanPages.scanId, [...scanIds])))
    .groupBy(scanPages.scanId, scanPages.state);
  for (const row of rows) {
    const of = counts.get(row.scanId) ?? { WAITING: 0, FILED: 0, DISCARDED: 0, UNREADABLE: 0 };
    counts.set(row.scanId, { ...of, [row.state]: row.count });
  }
  return counts;
}

/** The sendings, newest first, keyset-paged by id. */
export async function scansBefore(
  tx: Tx,
  practiceId: string,
  { before, limit }: { before: string | null; limit: number },
): Promise<ScanRow[]> {
  return tx
    .select()
    .from(scans)
    .where(and(eq(scans.practiceId, practiceId), before === null ? undefined : lt(scans.id, before)))
    .orderBy(desc(scans.id))
    .limit(limit);
}

export async function insertScannedSheet(tx: Tx, row: typeof scannedSheets.$inferInsert): Promise<void> {
  await tx.insert(scannedSheets).values(row);
}

export async function findScannedSheet(tx: Tx, scope: Scope, id: string): Promise<ScannedSheetRow | null> {
  const [row] = await tx
    .select()
    .from(scannedSheets)
    .where(and(within(scope, scannedSheets), eq(scannedSheets.id, id)));
  return row ?? null;
}

/** Takes the picture from its sheet: once, whoever asks twice. */
export async function removeScannedSheet(
  tx: Tx,
  key: Key,
  removal: Required<Pick<typeof scannedSheets.$inferInsert, "removedAt" | "remover" | "removal">>,
): Promise<void> {
  const saved = await tx
    .update(scannedSheets)
    .set(removal)
    .where(and(keyed(scannedSheets, key), isNull(scannedSheets.removedAt)))
    .returning({ id: scannedSheets.id });
  if (saved.length !== 1) throw new Error(`scanned sheet ${key.id} was not removed`);
}

/** The pictures of a case's sheets, the newest of a sheet first. */
export async function scannedSheetsOf(tx: Tx, key: CaseKey): Promise<ScannedSheetRow[]> {
  return tx
    .select()
    .from(scannedSheets)
    .where(
      and(
        eq(scannedSheets.practiceId, key.practiceId),
        eq(scannedSheets.caseId, key.caseId),
        isNull(scannedSheets.removedAt),
      ),
    )
    .orderBy(desc(scannedSheets.id));
}

/** By the number that people write; of several years the first in which it is one. */
export async function caseIdByNumber(
  tx: Tx,
  practiceId: string,
  { years, number }: { years: readonly number[]; number: number },
): Promise<string | null> {
  for (const year of years) {
    const [row] = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.practiceId, practiceId), eq(cases.year, year), eq(cases.number, number)));
    if (row) return row.id;
  }
  return null;
}
