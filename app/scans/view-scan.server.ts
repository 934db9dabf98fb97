import sharp from "sharp";
import { look } from "~/access/act.server";
import { authorize, type Context, practiceOf } from "~/access/context";
import { recordRead } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import { findCase } from "~db/queries/cases";
import { findPage, findScannedSheet } from "~db/queries/scans";
import { findPaperKey, openAlone, openPaper } from "./paper-keys.server";
import { whatWaits } from "./settle-page.server";

/** Width of a small picture, in pixels: enough to see which paper it is. */
const SMALL = 420;

/** The picture of a page that waits, for its own practice. Who looks is in `reads` before a byte leaves. */
export async function viewPage(
  ctx: Context,
  input: { scanId: string; pageId: string; small: boolean },
): Promise<Outcome<{ jpeg: Buffer }, "page-settled">> {
  const scope = authorize(ctx.actor, "scans.read");
  const book = practiceOf(ctx);
  const found = await look(ctx, scope, async (tx) => {
    const page = (await findPage(tx, { practiceId: book, id: input.pageId })) ?? notFound();
    if (page.scanId !== input.scanId) notFound();
    const waiting = whatWaits(page);
    if (waiting === null) return null;
    await recordRead(tx, ctx, { book, what: "scan:page", caseId: null, reason: null, shownToChamber: null });
    return { page, waiting };
  });
  if (found === null) return refused("page-settled");
  const jpeg = await openAlone(ctx, found.page, found.waiting);
  return done({ jpeg: input.small ? await smaller(jpeg) : jpeg });
}

/**
 * The picture of a sheet of a case, for whoever may see the case: practice, chamber or auditor. Who looks is in `reads`
 * before a byte leaves, and the practice sees who it was.
 */
export async function viewSheet(
  ctx: Context,
  input: { caseId: string; sheetId: string },
): Promise<Outcome<{ jpeg: Buffer }, "sheet-gone">> {
  const scope = authorize(ctx.actor, "scans.view");
  const found = await look(ctx, scope, async (tx) => {
    const sheet = (await findScannedSheet(tx, scope, input.sheetId)) ?? notFound();
    const row = (await findCase(tx, scope, input.caseId)) ?? notFound();
    if (sheet.caseId !== row.id || sheet.practiceId !== row.practiceId) notFound();
    const key = await findPaperKey(tx, ctx, row);
    if (sheet.removedAt !== null || key === null) return null;
    await recordRead(tx, ctx, {
      book: sheet.practiceId,
      what: `scan:${sheet.documentType}`,
      caseId: sheet.caseId,
      reason: null,
      shownToChamber: sheet.shownToChamber,
    });
    return { sheet, key };
  });
  if (found === null) return refused("sheet-gone");
  return done({ jpeg: await openPaper(ctx, found.key, found.sheet) });
}

/** Our own picture, so nothing hostile is decoded. */
const smaller = (jpeg: Buffer): Promise<Buffer> =>
  sharp(jpeg).resize({ width: SMALL, withoutEnlargement: true }).jpeg({ quality: 60 }).toBuffer();
