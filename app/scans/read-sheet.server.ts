import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import type { CopyRef, DocumentCopy, DocumentType } from "~/paperwork/custody";
import { notFound } from "~/platform/errors";
import { type CaseRow, copiesOf, findCase } from "~db/queries/cases";
import { findScannedSheet, scannedSheetsOf } from "~db/queries/scans";
import type { Tx } from "~db/scope";
import type { FiledBy } from "./scan";
import { isSameSheet } from "./where-to";

export type ScannedSheet = {
  caseId: string;
  sheetId: string;
  number: string;
  /** Null when the picture is no longer there. */
  sheet: (CopyRef & { width: number; height: number }) | null;
};

/** A sheet's picture as the pages that correct its place show it. */
export function readScannedSheet(ctx: Context, caseId: string, sheetId: string): Promise<ScannedSheet> {
  const scope = authorize(ctx.actor, "scans.file");
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const found = (await findScannedSheet(tx, scope, sheetId)) ?? notFound();
    if (found.caseId !== row.id) notFound();
    const { documentType, version, copyNo, width, height } = found;
    const sheet = found.removedAt === null ? { documentType, version, copyNo, width, height } : null;
    return { caseId, sheetId, number: caseNumber(row), sheet };
  });
}

/** A sheet that should have a picture, or has: those that are signed, and whatever was scanned besides. */
export type SheetScans = CopyRef & {
  void: boolean;
  /** The newest first. */
  scans: { id: string; filedAt: Date; filedBy: FiledBy }[];
};

/** Which signed sheets of the case have a picture, and which have not, in the order of the ledger. */
export async function sheetScansOf(
  tx: Tx,
  row: Pick<CaseRow, "practiceId" | "id">,
  ledger: readonly DocumentCopy[],
): Promise<SheetScans[]> {
  const pictures = await scannedSheetsOf(tx, { practiceId: row.practiceId, caseId: row.id });
  return ledger
    .map((sheet) => ({
      ...{ documentType: sheet.documentType, version: sheet.version, copyNo: sheet.copyNo },
      void: sheet.holder === "VOID",
      signed: sheet.signedBy.length > 0,
      scans: pictures
        .filter((picture) => isSameSheet(picture, sheet))
        .map(({ id, filedAt, filedBy }) => ({ id, filedAt, filedBy })),
    }))
    .filter((sheet) => sheet.scans.length > 0 || (sheet.signed && !sheet.void))
    .sort((one, other) => ORDER.indexOf(one.documentType) - ORDER.indexOf(other.documentType))
    .map(({ signed: _, ...sheet }) => sheet);
}

const ORDER: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];

/** How many copies of a document's printing in use have a picture: a hint beside an act, never a condition of it. */
export type ScanHint = { document: DocumentType; scanned: number };

/** For an act that concerns the paper of `document`: null where it was not signed yet, so that nothing is to be scanned. */
export async function scanHint(tx: Tx, row: Pick<CaseRow, "practiceId" | "id">, document: DocumentType) {
  const ledger = await copiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
  const sheets = (await sheetScansOf(tx, row, ledger)).filter(
    (sheet) => sheet.documentType === document && !sheet.void,
  );
  if (sheets.length === 0) return null;
  return { document, scanned: sheets.filter(({ scans }) => scans.length > 0).length } satisfies ScanHint;
}
