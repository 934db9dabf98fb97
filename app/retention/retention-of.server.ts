import type { CaseRow } from "~db/queries/cases";
import { hasCopies, termsOfMandate } from "~db/queries/retention";
import type { Tx } from "~db/scope";
import { dayOfEnd, retentionDays, termsOn } from "./terms";

/**
 * The days from which a case's data go, to be written with the step that ends it (or moves its end): under the terms in
 * force on the day of the end. Both null while it is open; the first one null where no picture is left.
 */
export async function retentionOf(tx: Tx, row: CaseRow): Promise<Pick<CaseRow, "copiesDestroyOn" | "eraseOn">> {
  const end = dayOfEnd(row);
  if (end === null || row.erasedOn !== null) return { copiesDestroyOn: null, eraseOn: null };
  const terms = termsOn(await termsOfMandate(tx, row.chamberId, row.mandateId), end);
  const days = retentionDays(row, terms);
  if (days === null) return { copiesDestroyOn: null, eraseOn: null };
  const left = await hasCopies(tx, { practiceId: row.practiceId, caseId: row.id });
  return { ...days, copiesDestroyOn: left ? days.copiesDestroyOn : null };
}
