import { pageAction, said } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { findScanned } from "~/chamber/find-scanned.server";
import { markSheet } from "~/chamber/mark-lines.server";
import { pathOfScanned } from "~/chamber/scanned-path";
import { sheetCode } from "~/paperwork/sheet-code";

/** Opens what a bar code is of; from a slip at the counter a sheet of one of its cases opens that line. */
export const action = pageAction("_desk.counter.scan", async ({ ctx, form }) => {
  const text = String(form.get("code") ?? "").trim();
  const from = returnPath(form);
  if (text === "") return said(from);
  const scanned = await findScanned(ctx, text);
  if (scanned === null) return said(`${from}?unknown=${encodeURIComponent(text.slice(0, 60))}`);
  if (scanned.to !== "slip") return said(pathOfScanned(scanned, chosenBefore(form, scanned.practiceId)));

  const path = `/counter/slips/${scanned.batchId}`;
  const { line, sheet } = scanned;
  if (line === null) return said(path);
  const atLine = `${path}?line=${line.position}`;
  if (sheet === null || !can(ctx.actor.roles, "counter.confirmIntake")) return said(atLine);
  const marked = await markSheet(ctx, scanned.batchId, line.id, { copyNo: sheet.copyNo, version: sheet.version });
  return said(marked.ok ? `${atLine}&read=${sheetCode(sheet)}` : path);
});

/** Reading device after device of one practice chooses them all. */
function chosenBefore(form: FormData, practiceId: string): string[] {
  if (form.get("practice") !== practiceId) return [];
  return String(form.get("chosen") ?? "")
    .split(",")
    .filter(isId)
    .slice(0, 100);
}

/** Where the field stands that was read into. */
function returnPath(form: FormData): string {
  const slip = form.get("slip");
  if (isId(slip)) return `/counter/slips/${slip}`;
  const page = form.get("from");
  return page === "production" || page === "collection" ? `/counter/${page}` : "/counter";
}
