import { perform } from "~/access/act.server";
import { authorize, type Context, now } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { journal, journalAll } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { letGo } from "~/platform/orphan-files";
import { done, type Outcome, refused } from "~/platform/outcome";
import { lockCase } from "~db/queries/cases";
import { findScannedSheet, removeScannedSheet, type ScannedSheetRow } from "~db/queries/scans";
import { caseTyped, type FindSheetRefusal, lockSheetMeant, type TypedSheet } from "./find-sheet.server";
import { fileSheet } from "./keep-pages.server";
import { findPaperKey, openPaper } from "./paper-keys.server";
import type { DiscardReason, RemovalReason } from "./scan";
import { isSameSheet } from "./where-to";

export type MoveSheetRefusal = FindSheetRefusal | "sheet-gone" | "same-sheet";

/** A picture that was filed wrongly goes to the sheet it is of, in this case or another; both cases' books say so. */
export async function moveSheet(
  ctx: Context,
  input: { caseId: string; sheetId: string; typed: TypedSheet },
): Promise<Outcome<{ caseId: string }, MoveSheetRefusal>> {
  const scope = authorize(ctx.actor, "scans.file");
  const outcome = await perform<{ caseId: string; blobKey: string }, MoveSheetRefusal>(
    ctx,
    scope,
    "scans.file",
    async (tx) => {
      const target = await caseTyped(tx, ctx, scope, input.typed.case);
      // Two cases are always locked in one order.
      for (const id of [...new Set([input.caseId, ...(target === null ? [] : [target])])].sort()) {
        await lockCase(tx, scope, id);
      }
      const from = (await lockCase(tx, scope, input.caseId)) ?? notFound();
      const sheet = (await findScannedSheet(tx, scope, input.sheetId)) ?? notFound();
      if (sheet.caseId !== from.id) notFound();
      if (sheet.removedAt !== null) return refused("sheet-gone");
      const meant = await lockSheetMeant(tx, scope, target, input.typed);
      if (!meant.ok) return meant;
      const { row, ref } = meant.value;
      if (row.id === from.id && isSameSheet(sheet, ref)) return refused("same-sheet", "case");

      const key = await findPaperKey(tx, ctx, from);
      if (key === null) return refused("sheet-gone");
      const jpeg = await openPaper(ctx, key, sheet);
      await removeScannedSheet(tx, sheet, { removedAt: now(ctx), remover: ctx.actor.userId, removal: "moved" });
      const { pageId, width, height } = sheet;
      const moved = { ...ref, pageId, filedBy: "HAND" as const, width, height, jpeg };
      const filed = await fileSheet(tx, ctx, row, row.id === from.id ? moved : { ...moved, fromCase: from.id });
      await journalAll(tx, ctx, [
        {
          where: { book: from.practiceId, shownToChamber: from.shownToChamber },
          entries: [removed(sheet, "moved", row.id)],
        },
        { where: { book: row.practiceId, shownToChamber: row.shownToChamber }, entries: [filed] },
      ]);
      return done({ caseId: row.id, blobKey: sheet.blobKey });
    },
  );
  if (!outcome.ok) return outcome;
  await letGo(ctx.platform, outcome.value.blobKey);
  return done({ caseId: outcome.value.caseId });
}

/** A picture that should not have been filed at all: it is deleted, what was filed and by whom stays written. */
export async function removeSheet(
  ctx: Context,
  input: { caseId: string; sheetId: string; reason: DiscardReason },
): Promise<Outcome<{ caseId: string }, "sheet-gone">> {
  const scope = authorize(ctx.actor, "scans.file");
  const outcome = await perform<{ blobKey: string }, "sheet-gone">(ctx, scope, "scans.file", async (tx) => {
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    const sheet = (await findScannedSheet(tx, scope, input.sheetId)) ?? notFound();
    if (sheet.caseId !== row.id) notFound();
    if (sheet.removedAt !== null) return refused("sheet-gone");
    const { reason } = input;
    await removeScannedSheet(tx, sheet, { removedAt: now(ctx), remover: ctx.actor.userId, removal: reason });
    await journal(tx, ctx, { book: row.practiceId, shownToChamber: row.shownToChamber }, [
      removed(sheet, reason, null),
    ]);
    return done({ blobKey: sheet.blobKey });
  });
  if (!outcome.ok) return outcome;
  await letGo(ctx.platform, outcome.value.blobKey);
  return done({ caseId: input.caseId });
}

function removed(sheet: ScannedSheetRow, reason: RemovalReason, toCase: string | null): Entry {
  const { documentType, version, copyNo, id, caseId } = sheet;
  const facts = { document: documentType, version, copy: copyNo, sheetId: id, reason };
  return entry(
    "case.sheetRemoved",
    { kind: "case", id: caseId },
    toCase === null || toCase === caseId ? facts : { ...facts, toCase },
  );
}
