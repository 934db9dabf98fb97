import { type Entry, entry } from "~/audit/entry";
import { journalAll, PRODUCT } from "~/audit/journal.server";
import type { Platform } from "~/platform/platform";
import { eraseCase, eraseUnheldClient } from "~/retention/erase.server";
import { day } from "~/terms/day";
import { type CaseKeyRow, destroyKey, findKey } from "~db/queries/case-keys";
import { findCase, identityCopiesOf, lockCase, markCopiesDestroyed } from "~db/queries/cases";
import { markCopyDestroyed } from "~db/queries/destroyed-keys";
import { scopeOfBook } from "~db/queries/known-books";
import {
  findScannedSheet,
  lockFile,
  lockPage,
  removeScannedSheet,
  saveFile,
  savePage,
  scannedSheetsOf,
} from "~db/queries/scans";
import { inScope, type Tx } from "~db/scope";
import type { Destroyed } from "./ledger";

type Destroying = Pick<Platform, "db" | "blobs" | "clock" | "masterKey">;

/** How many of each kind had come back and were destroyed again. */
export type Again = Record<Destroyed["kind"], number>;

/**
 * Destroys again what these lines say was destroyed, where an earlier state of the database has brought it back. Each is an
 * act of the product like the first: what it says of the row changes with it, and the register tells. Repeating it changes
 * nothing.
 */
export async function destroyAgain(platform: Destroying, lines: readonly Destroyed[]): Promise<Again> {
  const again: Again = { "case-key": 0, copy: 0, sheet: 0, "scan-page": 0, "scan-file": 0, case: 0, client: 0 };
  // A case is erased once its keys are gone, a person once its cases are.
  const last = (line: Destroyed) => ERASURES.indexOf(line.kind);
  for (const line of [...lines].sort((one, other) => last(one) - last(other))) {
    const scope = scopeOfBook(line.practiceId, { audits: false });
    const gone = await inScope(platform.db, scope, async (tx) => {
      const done = await destroyOne(tx, platform, line);
      if (done === null) return null;
      const where = { book: line.practiceId, shownToChamber: done.shownToChamber };
      await journalAll(tx, { platform, actor: { userId: PRODUCT } }, [{ where, entries: done.entries }]);
      return done;
    });
    if (gone === null) continue;
    again[line.kind] += 1;
    if (gone.blobKey !== null) await platform.blobs.remove(gone.blobKey);
  }
  return again;
}

const ERASURES: readonly string[] = ["case", "client"];

/** `blobKey`: sealed bytes that nothing opens any more and no row names. */
type Done = { entries: Entry[]; shownToChamber: string | null; blobKey: string | null };

/** Null when there is nothing left to destroy. */
async function destroyOne(tx: Tx, platform: Destroying, line: Destroyed): Promise<Done | null> {
  const { clock } = platform;
  const { practiceId } = line;
  const at = new Date(line.at);
  switch (line.kind) {
    case "case-key":
      return destroyClass(tx, { practiceId, caseId: line.caseId, retention: line.retention as Retention }, at);
    case "copy": {
      const row = await findCase(tx, scopeOf(practiceId), line.caseId);
      const blobKey = row && (await markCopyDestroyed(tx, { practiceId, id: line.id }, at));
      if (!row || blobKey === null) return null;
      return { entries: [copiesGone(row.id, 1, "identity-copies")], shownToChamber: row.shownToChamber, blobKey };
    }
    case "sheet": {
      const sheet = await findScannedSheet(tx, scopeOf(practiceId), line.id);
      if (sheet === null || sheet.removedAt !== null) return null;
      const row = await lockCase(tx, scopeOf(practiceId), sheet.caseId);
      const reason = line.reason ?? "illegible";
      await removeScannedSheet(tx, sheet, { removedAt: at, remover: PRODUCT, removal: reason });
      const { documentType: document, version, copyNo: copy } = sheet;
      const facts = { document, version, copy, sheetId: sheet.id, reason };
      const said = entry("case.sheetRemoved", { kind: "case", id: sheet.caseId }, facts);
      return { entries: [said], shownToChamber: row?.shownToChamber ?? null, blobKey: sheet.blobKey };
    }
    case "scan-page": {
      const page = await lockPage(tx, line);
      if (page?.state !== "WAITING") return null;
      const settled = { settledAt: at, settledBy: PRODUCT, discardReason: line.reason };
      await savePage(tx, page, { state: "DISCARDED", blobKey: null, wrapped: null, ...settled });
      const facts = { pageId: page.id, reason: line.reason };
      const said = entry("scan.pageDiscarded", { kind: "scan", id: page.scanId }, facts);
      return { entries: [said], shownToChamber: null, blobKey: page.blobKey };
    }
    case "case": {
      const row = await lockCase(tx, scopeOf(practiceId), line.id);
      if (row === null || row.erasedOn !== null) return null;
      const why = { reason: AGAIN, due: row.eraseOn };
      const entries = await eraseCase(tx, { platform }, row, day(line.at.slice(0, 10)), why);
      return { entries, shownToChamber: row.shownToChamber, blobKey: null };
    }
    case "client": {
      const entries = await eraseUnheldClient(tx, line, day(line.at.slice(0, 10)), AGAIN);
      return entries.length === 0 ? null : { entries, shownToChamber: null, blobKey: null };
    }
    case "scan-file": {
      const file = await lockFile(tx, line);
      if (file?.state !== "TO_READ" || file.wrapped === null) return null;
      const end = { state: "BROKEN_OFF", refusal: "file-broken", readAt: clock.now(), leasedUntil: null } as const;
      await saveFile(tx, file, { ...end, blobKey: null, wrapped: null });
      const none = { pages: 0, filed: 0, waiting: 0, unreadable: 0, ended: true, refusal: end.refusal };
      const said = entry("scan.pagesRead", { kind: "scan", id: file.scanId }, { file: file.position, ...none });
      return { entries: [said], shownToChamber: null, blobKey: file.blobKey };
    }
  }
}

type Retention = CaseKeyRow["retention"];
type ClassName = { practiceId: string; caseId: string; retention: Retention };

async function destroyClass(tx: Tx, name: ClassName, at: Date): Promise<Done | null> {
  const { practiceId, caseId, retention } = name;
  const row = await lockCase(tx, scopeOf(practiceId), caseId);
  const key = await findKey(tx, name);
  if (row === null || !key?.wrapped) return null;
  const pictures =
    retention === "identity-copies"
      ? (await identityCopiesOf(tx, name)).length
      : (await scannedSheetsOf(tx, name)).length;
  await destroyKey(tx, name, at);
  if (retention === "identity-copies") await markCopiesDestroyed(tx, name, at);
  return { entries: [copiesGone(caseId, pictures, retention)], shownToChamber: row.shownToChamber, blobKey: null };
}

/** Why the register tells of an end that it told of before the restore. */
const AGAIN = "AGAIN";

const copiesGone = (caseId: string, copies: number, retention: Retention): Entry => ({
  ...{ act: "case.copiesDestroyed", subject: { kind: "case", id: caseId }, caseId },
  facts: { copies, retention, reason: AGAIN },
});

const scopeOf = (practiceId: string) => ({ practiceId, chamberId: null, audits: false });
