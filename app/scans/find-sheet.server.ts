import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { parseCaseNumber } from "~/cases/case-number";
import { possibleCode } from "~/cases/case-search";
import type { CopyNo, CopyRef, DocumentType } from "~/paperwork/custody";
import { parseSheetCode } from "~/paperwork/sheet-code";
import { done, type Outcome, refused } from "~/platform/outcome";
import { type CaseRow, copiesOf, findCaseByCode, lockCase } from "~db/queries/cases";
import { caseIdByNumber } from "~db/queries/scans";
import type { Tx } from "~db/scope";
import { papersDestroyed } from "./paper-keys.server";
import { sheetMeant } from "./where-to";

/** What somebody typed and chose beside a page: a case's number or code, or a whole sheet code, which tells the rest. */
export type TypedSheet = { case: string; document: DocumentType | null; copyNo: CopyNo | null };

export type FindSheetRefusal = "no-such-case" | "sheet-missing" | "no-sheet" | "papers-destroyed";

/** The id of the practice's own case that was typed; null for anything else. Another practice's code finds nothing. */
export async function caseTyped(tx: Tx, ctx: Context, scope: Scope, text: string): Promise<string | null> {
  const code = parseSheetCode(text)?.caseCode ?? possibleCode(text);
  const byCode = code === null ? null : await findCaseByCode(tx, scope, code);
  if (byCode) return byCode.id;
  const number = parseCaseNumber(text);
  if (number === null) return null;
  const thisYear = Number(today(ctx).slice(0, 4));
  const years = number.year === null ? [thisYear, thisYear - 1] : [number.year];
  return caseIdByNumber(tx, practiceOf(ctx), { years, number: number.number });
}

/** The sheet that is meant, in its case, which is locked; or what is missing, with the field that should say it. */
export async function lockSheetMeant(
  tx: Tx,
  scope: Scope,
  caseId: string | null,
  typed: TypedSheet,
): Promise<Outcome<{ row: CaseRow; ref: CopyRef }, FindSheetRefusal>> {
  const row = caseId === null ? null : await lockCase(tx, scope, caseId);
  if (row === null) return refused("no-such-case", "case");
  const sheet = parseSheetCode(typed.case);
  const ref = sheetMeant(await copiesOf(tx, { practiceId: row.practiceId, caseId: row.id }), {
    document: sheet?.document ?? typed.document,
    copyNo: sheet?.copyNo ?? typed.copyNo,
    version: sheet?.version ?? null,
  });
  if (ref === "sheet-missing") return refused(ref, typed.document === null ? "document" : "copyNo");
  if (ref === "no-sheet") return refused(ref, sheet === null ? "document" : "case");
  if (await papersDestroyed(tx, row)) return refused("papers-destroyed", "case");
  return done({ row, ref });
}
