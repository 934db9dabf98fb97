import { look } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import type { CopyRef } from "~/paperwork/custody";
import { notFound } from "~/platform/errors";
import { addDays, type Day, dayInRome } from "~/terms/day";
import {
  filesOfScan,
  findPage,
  findScan,
  lastPageRead,
  type PageCounts,
  type PageLine,
  pageCounts,
  pageLines,
  type ScanFileRow,
  type ScanRow,
  scansBefore,
} from "~db/queries/scans";
import type { Tx } from "~db/scope";
import { type FiledBy, type PageEnd, TRAY_DAYS, type WaitReason } from "./scan";
import { whatWaits } from "./settle-page.server";

/** Pages of the tray, and uploads, shown at once. */
const PAGES = 12;
const SCANS = 10;

/** A page that waits, with what was read on it: sheet codes only, whatever else stands on the paper. */
export type WaitingPage = {
  id: string;
  scanId: string;
  file: number;
  page: number;
  waitsFor: WaitReason;
  codes: string[];
  readAt: Date;
  /** The day on which it is destroyed where nobody files it. */
  goesOn: Day;
  width: number;
  height: number;
};

export type FiledPage = {
  id: string;
  file: number;
  page: number;
  /** Null when the picture was taken from the case again. */
  sheet: (CopyRef & { id: string; filedBy: FiledBy; case: { id: string; number: string; person: string } }) | null;
};

export type ScanState = "reading" | "stopped" | "read" | "broken-off";

export type ScanLine = {
  id: string;
  takenAt: Date;
  files: number;
  filed: number;
  waiting: number;
  state: ScanState;
};

export type ScansPage = {
  waiting: WaitingPage[];
  nextPage: string | null;
  scans: ScanLine[];
  nextScan: string | null;
};

/** The tray, oldest page first, and what was uploaded, newest first; both keyset-paged by id. */
export function readScans(ctx: Context, asked: { after: string | null; before: string | null }): Promise<ScansPage> {
  const scope = authorize(ctx.actor, "scans.read");
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const pages = await pageLines(tx, practiceId, { state: "WAITING", after: asked.after, limit: PAGES + 1 });
    const rows = await scansBefore(tx, practiceId, { before: asked.before, limit: SCANS + 1 });
    const shown = rows.slice(0, SCANS);
    const waiting = pages.slice(0, PAGES);
    return {
      waiting: waiting.map(waitingOf),
      nextPage: pages.length > PAGES ? (waiting.at(-1)?.id ?? null) : null,
      scans: await linesOf(tx, ctx, practiceId, shown),
      nextScan: rows.length > SCANS ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

async function linesOf(tx: Tx, ctx: Context, practiceId: string, rows: readonly ScanRow[]): Promise<ScanLine[]> {
  const ids = rows.map(({ id }) => id);
  const [files, counts] = [await filesOfScan(tx, practiceId, ids), await pageCounts(tx, practiceId, ids)];
  return rows.map(({ id, takenAt }) => {
    const own = files.filter(({ scanId }) => scanId === id);
    const { FILED = 0, WAITING = 0 } = counts.get(id) ?? {};
    return { id, takenAt, files: own.length, filed: FILED, waiting: WAITING, state: stateOf(ctx, own) };
  });
}

/** `stopped`: something is left to read, and nobody is at it. */
function stateOf(ctx: Context, files: readonly ScanFileRow[]): ScanState {
  const left = files.filter(({ state }) => state === "TO_READ");
  if (left.length === 0) return files.some(({ state }) => state === "BROKEN_OFF") ? "broken-off" : "read";
  const at = now(ctx);
  return left.some(({ leasedUntil }) => leasedUntil !== null && leasedUntil >= at) ? "reading" : "stopped";
}

export type OneScan = {
  id: string;
  takenAt: Date;
  state: ScanState;
  counts: PageCounts;
  /** Pages read so far, and of how many, as far as it is known. */
  read: number;
  of: number | null;
  refused: { file: number; refusal: NonNullable<ScanFileRow["refusal"]>; read: number }[];
  unreadable: { file: number; page: number }[];
  discarded: { file: number; page: number; reason: PageEnd }[];
  waiting: WaitingPage[];
  filed: FiledPage[];
  next: string | null;
};

/** Pages of one upload shown at once. */
const PAGES_OF_ONE = 100;

/** What became of one upload, in the order of its files; keyset-paged by page. */
export function readScanResult(ctx: Context, scanId: string, after: string | null): Promise<OneScan> {
  const scope = authorize(ctx.actor, "scans.read");
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findScan(tx, { practiceId, id: scanId })) ?? notFound();
    const files = await filesOfScan(tx, practiceId, [row.id]);
    const counted = (await pageCounts(tx, practiceId, [row.id])).get(row.id);
    const counts = counted ?? { WAITING: 0, FILED: 0, DISCARDED: 0, UNREADABLE: 0 };
    const found = await pageLines(tx, practiceId, { scanId: row.id, after, limit: PAGES_OF_ONE + 1 });
    const lines = found.slice(0, PAGES_OF_ONE);
    const known = files.filter(({ kind }) => kind !== null);
    return {
      id: row.id,
      takenAt: row.takenAt,
      state: stateOf(ctx, files),
      counts,
      read: counts.WAITING + counts.FILED + counts.DISCARDED + counts.UNREADABLE,
      of: known.some(({ pages }) => pages === null) ? null : known.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
      refused: await refusedOf(tx, files),
      unreadable: lines.filter(({ state }) => state === "UNREADABLE").map(placeOf),
      discarded: lines.flatMap((line) =>
        line.state === "DISCARDED" && line.discardReason !== null
          ? [{ ...placeOf(line), reason: line.discardReason }]
          : [],
      ),
      waiting: lines.filter(({ state }) => state === "WAITING").map(waitingOf),
      filed: lines.filter(({ state }) => state === "FILED").map(filedOf),
      next: found.length > PAGES_OF_ONE ? (lines.at(-1)?.id ?? null) : null,
    };
  });
}

async function refusedOf(tx: Tx, files: readonly ScanFileRow[]): Promise<OneScan["refused"]> {
  const told: OneScan["refused"] = [];
  for (const file of files) {
    if (file.refusal === null) continue;
    told.push({ file: file.position, refusal: file.refusal, read: await lastPageRead(tx, file) });
  }
  return told;
}

/** One page that is to be filed by hand; null when that has been done. */
export function readWaitingPage(ctx: Context, scanId: string, pageId: string): Promise<WaitingPage | null> {
  const scope = authorize(ctx.actor, "scans.read");
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findPage(tx, { practiceId, id: pageId })) ?? notFound();
    if (row.scanId !== scanId) notFound();
    if (whatWaits(row) === null) return null;
    const file = (await filesOfScan(tx, practiceId, [scanId])).find(({ id }) => id === row.fileId);
    return waitingOf({ ...row, filePosition: file?.position ?? 1 });
  });
}

const placeOf = ({ filePosition, page }: Pick<PageLine, "filePosition" | "page">) => ({ file: filePosition, page });

function waitingOf(line: Omit<PageLine, "sheet" | "case">): WaitingPage {
  const { id, scanId, waitsFor, codes, readAt, width, height } = line;
  return {
    ...{ id, scanId, readAt, goesOn: addDays(dayInRome(readAt), TRAY_DAYS), ...placeOf(line) },
    waitsFor: waitsFor ?? "no-code",
    codes,
    width: width ?? 1,
    height: height ?? 1,
  };
}

function filedOf(line: PageLine): FiledPage {
  const { sheet } = line;
  if (sheet === null || line.case === null) return { id: line.id, ...placeOf(line), sheet: null };
  const { id, caseId, documentType, version, copyNo, filedBy } = sheet;
  const { applicant } = line.case;
  const of = { id: caseId, number: caseNumber(line.case), person: `${applicant.name} ${applicant.surname}` };
  return { id: line.id, ...placeOf(line), sheet: { id, documentType, version, copyNo, filedBy, case: of } };
}
