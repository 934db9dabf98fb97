import type { CopyNo, CopyRef, DocumentCopy, DocumentType } from "~/paperwork/custody";
import { parseSheetCode, type Sheet } from "~/paperwork/sheet-code";
import type { WaitReason } from "./scan";

/** The sheet codes among what was read on a page, each once; the short address in the square code is none. */
export function sheetsOn(codes: readonly string[]): Sheet[] {
  const sheets = new Map<string, Sheet>();
  for (const code of codes) {
    const sheet = parseSheetCode(code);
    if (sheet) sheets.set(`${sheet.caseCode} ${sheet.document} ${sheet.copyNo} ${sheet.version}`, sheet);
  }
  return [...sheets.values()];
}

/** What the practice knows of the case whose code stands on a page. */
export type KnownCase = { ledger: readonly DocumentCopy[]; papersDestroyed: boolean };

/**
 * Where a page goes by itself: to the sheet whose code it bears, when it bears one and the ledger of a case of ours has
 * that very sheet. A void sheet is one of them: its picture shows what became void. Anything else waits for a person;
 * a code of another practice is answered like one of nobody.
 */
export function destinationOf(sheets: readonly Sheet[], known: KnownCase | null): CopyRef | WaitReason {
  const [sheet, another] = sheets;
  if (sheet === undefined) return "no-code";
  if (another !== undefined) return "several-codes";
  if (known === null) return "no-case";
  if (known.papersDestroyed) return "papers-destroyed";
  const ref = { documentType: sheet.document, version: sheet.version, copyNo: sheet.copyNo };
  return inLedger(known.ledger, ref) ? ref : "no-sheet";
}

/** What a person chose beside a page: the version is known only from a sheet's code. */
export type Chosen = { document: DocumentType | null; copyNo: CopyNo | null; version: number | null };

/**
 * The sheet somebody means: without a version, that of the printing in use, which is the last that is not void; the last
 * of all where all are. `sheet-missing`: neither a sheet's code nor document and copy were given.
 */
export function sheetMeant(ledger: readonly DocumentCopy[], chosen: Chosen): CopyRef | "sheet-missing" | "no-sheet" {
  const { document, copyNo } = chosen;
  if (document === null || copyNo === null) return "sheet-missing";
  const version = chosen.version ?? versionInUse(ledger, document);
  const ref = { documentType: document, version: version ?? 0, copyNo };
  return inLedger(ledger, ref) ? ref : "no-sheet";
}

function versionInUse(ledger: readonly DocumentCopy[], document: DocumentType): number | null {
  const printed = ledger.filter(({ documentType }) => documentType === document);
  const standing = printed.filter(({ holder }) => holder !== "VOID");
  const versions = (standing.length > 0 ? standing : printed).map(({ version }) => version);
  return versions.length === 0 ? null : Math.max(...versions);
}

const inLedger = (ledger: readonly DocumentCopy[], ref: CopyRef) => ledger.some((sheet) => isSameSheet(sheet, ref));

export const isSameSheet = (one: CopyRef, other: CopyRef): boolean =>
  one.documentType === other.documentType && one.version === other.version && one.copyNo === other.copyNo;
