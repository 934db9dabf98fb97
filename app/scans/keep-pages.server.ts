import { perform } from "~/access/act.server";
import { authorize, type Context, now, type Scope } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { journalAll } from "~/audit/journal.server";
import type { CopyRef } from "~/paperwork/custody";
import { type Sheet, sheetCode } from "~/paperwork/sheet-code";
import { newId } from "~/platform/ids";
import { letGo } from "~/platform/orphan-files";
import { done } from "~/platform/outcome";
import { type CaseRow, copiesOf, findCaseByCode, lockCase } from "~db/queries/cases";
import {
  insertPages,
  insertScannedSheet,
  lastPageRead,
  lockFile,
  type ScanFileRow,
  type ScanPageRow,
  saveFile,
} from "~db/queries/scans";
import type { Tx } from "~db/scope";
import { papersDestroyed, storeAlone, storePaper } from "./paper-keys.server";
import type { FiledBy, ScanFileRefusal } from "./scan";
import type { TurnedPage } from "./scan-answer";
import { destinationOf, type KnownCase, sheetsOn } from "./where-to";

export type Batch = {
  file: Pick<ScanFileRow, "practiceId" | "id" | "scanId">;
  /** How many pages the file has, as far as it is known. */
  count: number | null;
  pages: readonly TurnedPage[];
  leasedUntil: Date;
  /** Nothing more of the file is to come; `refusal` says why, where it was not its end. */
  ended: boolean;
  refusal: ScanFileRefusal | null;
};

/**
 * Keeps pages that were read: each goes to the sheet whose code it bears, or into the tray. With the last of them the
 * file itself goes, and its key. What another reading has kept meanwhile is not kept twice.
 */
export async function keepPages(ctx: Context, batch: Batch): Promise<void> {
  const scope = authorize(ctx.actor, "scans.take");
  await perform<null, never>({ ...ctx, once: null }, scope, "scans.take", async (tx) => {
    const file = await lockFile(tx, batch.file);
    if (file === null || file.state !== "TO_READ") return done(null);
    const last = await lastPageRead(tx, file);
    const pages = batch.pages.filter(({ page }) => page > last);
    const owners = await ownersOf(tx, scope, pages);

    const rows: ScanPageRow[] = [];
    const shown: { row: CaseRow; entry: Entry }[] = [];
    for (const page of pages) {
      const pageId = newId();
      const kept = await keep(tx, ctx, { file, page, pageId }, owners);
      rows.push(kept.page);
      if (kept.filed) shown.push(kept.filed);
    }
    await insertPages(tx, rows);
    const end = {
      state: batch.refusal === null ? "READ" : "BROKEN_OFF",
      refusal: batch.refusal,
      readAt: now(ctx),
    } as const;
    await saveFile(tx, file, {
      pages: batch.count ?? file.pages,
      leasedUntil: batch.ended ? null : batch.leasedUntil,
      ...(batch.ended ? { ...end, blobKey: null, wrapped: null } : {}),
    });
    if (rows.length > 0 || batch.ended) await write(tx, ctx, file, rows, batch, shown);
    return done(null);
  });
  const { practiceId, scanId, id } = batch.file;
  if (batch.ended) await letGo(ctx.platform, `${practiceId}/${scanId}/${id}`);
}

type Owner = KnownCase & { row: CaseRow };

/** The cases of ours whose codes stand on these pages, locked in one order, by code. */
async function ownersOf(tx: Tx, scope: Scope, pages: readonly TurnedPage[]): Promise<Map<string, Owner>> {
  const codes = new Set(pages.flatMap((page) => sheetsOfPage(page)).map(({ caseCode }) => caseCode));
  const found: CaseRow[] = [];
  for (const code of codes) {
    const row = await findCaseByCode(tx, scope, code);
    if (row) found.push(row);
  }
  const owners = new Map<string, Owner>();
  for (const { id } of found.sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const row = await lockCase(tx, scope, id);
    if (!row) continue;
    const ledger = await copiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
    owners.set(row.code, { row, ledger, papersDestroyed: await papersDestroyed(tx, row) });
  }
  return owners;
}

const sheetsOfPage = (page: TurnedPage): Sheet[] => (page.jpeg === null ? [] : sheetsOn(page.codes));

async function keep(
  tx: Tx,
  ctx: Context,
  { file, page, pageId }: { file: ScanFileRow; page: TurnedPage; pageId: string },
  owners: ReadonlyMap<string, Owner>,
): Promise<{ page: ScanPageRow; filed?: { row: CaseRow; entry: Entry } }> {
  const { practiceId, scanId } = file;
  const empty = { practiceId, id: pageId, scanId, fileId: file.id, page: page.page, readAt: now(ctx), ...NOTHING };
  if (page.jpeg === null) return { page: { ...empty, state: "UNREADABLE", codes: [] } };

  const sheets = sheetsOfPage(page);
  const owner = owners.get(sheets[0]?.caseCode ?? "") ?? null;
  const to = destinationOf(sheets, owner);
  const { width, height, jpeg } = page;
  // A health card's bar code is a codice fiscale: of what was read only the codes of sheets are kept.
  const codes = sheets.map(sheetCode);
  if (typeof to === "string" || owner === null) {
    const stored = await storeAlone(ctx, { practiceId, scanId, id: pageId }, jpeg);
    const waitsFor = typeof to === "string" ? to : "no-case";
    return { page: { ...empty, state: "WAITING", waitsFor, codes, ...stored, width, height } };
  }
  const filed = await fileSheet(tx, ctx, owner.row, { ...to, pageId, filedBy: "BAR_CODE", width, height, jpeg });
  const settled = { settledAt: now(ctx), settledBy: ctx.actor.userId };
  return { page: { ...empty, state: "FILED", codes, ...settled }, filed: { row: owner.row, entry: filed } };
}

const NOTHING = {
  waitsFor: null,
  blobKey: null,
  sealedHash: null,
  wrapped: null,
  masterVersion: null,
  width: null,
  height: null,
  bytes: null,
  discardReason: null,
  settledAt: null,
  settledBy: null,
} as const;

export type NewSheet = CopyRef & {
  pageId: string;
  filedBy: FiledBy;
  width: number;
  height: number;
  jpeg: Buffer;
  /** The case in which it was before, where it was in one. */
  fromCase?: string;
};

/** Puts the picture to a sheet of the case, which is locked; answers what the case's book says of it. */
export async function fileSheet(tx: Tx, ctx: Context, row: CaseRow, sheet: NewSheet): Promise<Entry> {
  const { documentType, version, copyNo, pageId, filedBy, width, height, jpeg, fromCase } = sheet;
  const id = newId();
  const stored = await storePaper(tx, ctx, row, { id, jpeg });
  await insertScannedSheet(tx, {
    ...{ practiceId: row.practiceId, id, caseId: row.id, pageId, documentType, version, copyNo, filedBy },
    ...stored,
    ...{ width, height, filedAt: now(ctx), filer: ctx.actor.userId, shownToChamber: row.shownToChamber },
  });
  const facts = { document: documentType, version, copy: copyNo, sheetId: id, by: filedBy };
  return entry(
    "case.sheetScanned",
    { kind: "case", id: row.id },
    fromCase === undefined ? facts : { ...facts, fromCase },
  );
}

async function write(
  tx: Tx,
  ctx: Context,
  file: ScanFileRow,
  rows: readonly ScanPageRow[],
  batch: Batch,
  filed: readonly { row: CaseRow; entry: Entry }[],
): Promise<void> {
  const many = (state: ScanPageRow["state"]) => rows.filter((row) => row.state === state).length;
  const facts = {
    ...{ file: file.position, pages: rows.length, filed: many("FILED"), waiting: many("WAITING") },
    ...{ unreadable: many("UNREADABLE"), ended: batch.ended, refusal: batch.refusal },
  };
  await journalAll(tx, ctx, [
    ...filed.map(({ row, entry }) => ({
      where: { book: row.practiceId, shownToChamber: row.shownToChamber },
      entries: [entry],
    })),
    {
      where: { book: file.practiceId, shownToChamber: null },
      entries: [entry("scan.pagesRead", { kind: "scan" as const, id: file.scanId }, facts)],
    },
  ]);
}
