import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal, journalAll } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { letGo } from "~/platform/orphan-files";
import { done, type Outcome, refused } from "~/platform/outcome";
import { lockPage, type ScanPageRow, savePage } from "~db/queries/scans";
import { caseTyped, type FindSheetRefusal, lockSheetMeant, type TypedSheet } from "./find-sheet.server";
import { fileSheet } from "./keep-pages.server";
import { openAlone } from "./paper-keys.server";
import type { DiscardReason } from "./scan";

export type FilePageRefusal = FindSheetRefusal | "page-settled";

/**
 * Files a page that waits, by hand: the picture is sealed again under its case's key, and the key it waited under is
 * deleted. The custody of the sheet and the state of its case do not change: a picture is no act of theirs.
 */
export async function filePage(
  ctx: Context,
  input: { pageId: string; typed: TypedSheet },
): Promise<Outcome<{ caseId: string }, FilePageRefusal>> {
  const scope = authorize(ctx.actor, "scans.file");
  const key = { practiceId: practiceOf(ctx), id: input.pageId };
  const outcome = await perform<{ caseId: string; blobKey: string }, FilePageRefusal>(
    ctx,
    scope,
    "scans.file",
    async (tx) => {
      const page = (await lockPage(tx, key)) ?? notFound();
      const waiting = whatWaits(page);
      if (waiting === null) return refused("page-settled");
      const meant = await lockSheetMeant(tx, scope, await caseTyped(tx, ctx, scope, input.typed.case), input.typed);
      if (!meant.ok) return meant;
      const { row, ref } = meant.value;
      const { width, height } = waiting;
      const jpeg = await openAlone(ctx, page, waiting);
      const filed = await fileSheet(tx, ctx, row, { ...ref, pageId: page.id, filedBy: "HAND", width, height, jpeg });
      await savePage(tx, page, { state: "FILED", ...keyGone, settledAt: now(ctx), settledBy: ctx.actor.userId });
      await journalAll(tx, ctx, [
        { where: { book: row.practiceId, shownToChamber: row.shownToChamber }, entries: [filed] },
        {
          where: { book: page.practiceId, shownToChamber: null },
          entries: [entry("scan.pageFiled", { kind: "scan", id: page.scanId }, { pageId: page.id, caseId: row.id })],
        },
      ]);
      return done({ caseId: row.id, blobKey: waiting.blobKey });
    },
  );
  if (!outcome.ok) return outcome;
  await letGo(ctx.platform, outcome.value.blobKey);
  return done({ caseId: outcome.value.caseId });
}

/** A page that is no sheet of ours, or not worth keeping: its picture cannot be opened any more. */
export async function discardPage(
  ctx: Context,
  input: { pageId: string; reason: DiscardReason },
): Promise<Outcome<{ scanId: string }, "page-settled">> {
  const scope = authorize(ctx.actor, "scans.file");
  const key = { practiceId: practiceOf(ctx), id: input.pageId };
  const outcome = await perform<{ scanId: string; blobKey: string }, "page-settled">(
    ctx,
    scope,
    "scans.file",
    async (tx) => {
      const page = (await lockPage(tx, key)) ?? notFound();
      const waiting = whatWaits(page);
      if (waiting === null) return refused("page-settled");
      const settled = { settledAt: now(ctx), settledBy: ctx.actor.userId, discardReason: input.reason };
      await savePage(tx, page, { state: "DISCARDED", ...keyGone, ...settled });
      await journal(tx, ctx, { book: page.practiceId, shownToChamber: null }, [
        entry("scan.pageDiscarded", { kind: "scan", id: page.scanId }, { pageId: page.id, reason: input.reason }),
      ]);
      return done({ scanId: page.scanId, blobKey: waiting.blobKey });
    },
  );
  if (!outcome.ok) return outcome;
  await letGo(ctx.platform, outcome.value.blobKey);
  return done({ scanId: outcome.value.scanId });
}

const keyGone = { blobKey: null, wrapped: null };

/** The picture of a page that waits; null when it was filed or discarded already. */
export function whatWaits(
  page: ScanPageRow,
): { blobKey: string; wrapped: Buffer; width: number; height: number } | null {
  const { state, blobKey, wrapped, width, height } = page;
  if (state !== "WAITING") return null;
  if (blobKey === null || wrapped === null || width === null || height === null)
    throw new Error(`page ${page.id} waits without a picture`);
  return { blobKey, wrapped, width, height };
}
