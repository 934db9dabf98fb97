import type { Office } from "~/mandates/offices.server";
import { showMoment } from "~/ui/show-moment";
import { type CaseRow, latestForm } from "~db/queries/cases";
import { findMandate } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { formContentHash } from "./form-content.server";

/** The request form as it was last printed; `standing`: its sheets can be signed, `outdated`: the data changed since. */
export type PrintedState = {
  version: number;
  printed: { day: string; hour: string };
  reprints: number;
  state: "standing" | "outdated" | "void";
} | null;

/** What the practice has on paper for a case whose form is to be signed. */
export async function printedState(tx: Tx, row: CaseRow, { chamber, rules }: Office): Promise<PrintedState> {
  const form = await latestForm(tx, { practiceId: row.practiceId, caseId: row.id });
  if (form === null) return null;
  const told = { version: form.version, printed: showMoment(form.printedAt), reprints: form.reprints };
  if (form.voidedOn !== null) return { ...told, state: "void" };
  const mandate = await findMandate(tx, row.chamberId, row.mandateId);
  if (mandate === null || rules === null) return { ...told, state: "standing" };
  const hash = await formContentHash(tx, { row, chamber, mandate, ruleset: rules }, form);
  return { ...told, state: hash === form.contentHash ? "standing" : "outdated" };
}
