import { caseNumber } from "~/cases/case-number";
import type { BatchSlipContent } from "~/paperwork/batch-slip";
import { editionOn } from "~/paperwork/edition-in-force.server";
import { findRulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { copyPages } from "~db/queries/batch-lists";
import { type BatchRow, linesWithCases } from "~db/queries/batches";
import { findChamber, findMandate, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { slipNumber } from "./slip-number";

/** What the slip says on paper: its lines in the order of the bag. Null while there is nothing to carry. */
export async function slipContent(tx: Tx, batch: BatchRow, on: Day): Promise<BatchSlipContent | null> {
  const [chamber, periods, rows] = await Promise.all([
    findChamber(tx, batch.chamberId),
    periodsOf(tx, batch.chamberId),
    linesWithCases(tx, batch),
  ]);
  const first = rows[0]?.case;
  const rules = findRulesetOn(periods, batch.appointmentOn ?? on) ?? findRulesetOn(periods, on);
  if (!chamber || !first || !rules) return null;
  const mandate = await findMandate(tx, batch.chamberId, first.mandateId);
  const caseIds = rows.map(({ case: row }) => row.id);
  const pages = await copyPages(tx, batch.practiceId, caseIds);
  const pagesOf = (caseId: string, which: (kind: string) => boolean) =>
    pages.filter((page) => page.caseId === caseId && which(page.kind)).reduce((sum, { count }) => sum + count, 0);
  const isPermit = (kind: string) => kind.startsWith("RESIDENCE_PERMIT");
  const { appointmentOn, appointmentTime } = batch;
  return {
    formVersion: (await editionOn(tx, batch.chamberId, rules, batch.closedOn ?? on)).code,
    chamber: chamber.name,
    office: `${chamber.officeName}, ${chamber.officeAddress}`,
    practiceName: mandate?.practiceName ?? "",
    mandateNo: mandate?.number ?? "",
    officerName: batch.officerName,
    slipNumber: slipNumber(batch),
    code: batch.code,
    appointment:
      appointmentOn === null
        ? null
        : { on: appointmentOn, hour: appointmentTime === null ? null : written(appointmentTime) },
    closedOn: batch.closedOn,
    lines: rows.map(({ case: row }) => ({
      surname: row.applicant.surname,
      name: row.applicant.name,
      caseNumber: caseNumber(row),
      caseCode: row.code,
      forms: rules.requestForm.chamberKeeps,
      identityCopies: pagesOf(row.id, (kind) => !isPermit(kind)),
      otherCopies: pagesOf(row.id, isPermit),
    })),
  };
}

/** `9.30` */
const written = (hour: string) => hour.replace(/^0/, "").replace(":", ".");
