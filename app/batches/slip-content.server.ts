import { caseNumber } from "~/cases/case-number";
import { type Proposal, proposeOutcomes } from "~/chamber/intake";
import { OPTIONAL_COPY_KINDS } from "~/identity-documents/copy-kinds";
import { officeOf } from "~/mandates/offices.server";
import type { BatchSlipContent, BatchSlipLine, SlipInstalment } from "~/paperwork/batch-slip";
import { editionOn } from "~/paperwork/edition-in-force.server";
import { findRulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { copyPages } from "~db/queries/batch-lists";
import { type BatchLineRow, type BatchRow, linesWithCases } from "~db/queries/batches";
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
  const isOther = (kind: string) => OPTIONAL_COPY_KINDS.some((one) => one === kind);
  const { appointmentOn, appointmentTime } = batch;
  const proposals = await proposalsFor(tx, batch, rows, on);
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
    lines: rows.map(({ line, case: row }) => ({
      position: line.position,
      surname: row.applicant.surname,
      name: row.applicant.name,
      caseNumber: caseNumber(row),
      caseCode: row.code,
      forms: rules.requestForm.chamberKeeps,
      identityCopies: pagesOf(row.id, (kind) => !isOther(kind)),
      otherCopies: pagesOf(row.id, isOther),
      decided: decidedAt(line),
      instalment: instalmentOf(line, proposals.get(line.id)),
    })),
  };
}

/** What the counter will propose on the day of the visit for the lines it has not decided (R44, A6). */
async function proposalsFor(
  tx: Tx,
  batch: BatchRow,
  rows: readonly { line: BatchLineRow }[],
  on: Day,
): Promise<Map<string, Proposal>> {
  if (batch.state === "DONE" || batch.state === "CANCELLED") return new Map();
  const visit = batch.openedOn ?? (batch.appointmentOn !== null && batch.appointmentOn > on ? batch.appointmentOn : on);
  const office = await officeOf(tx, batch.chamberId, visit);
  if (!office?.rules || !office.calendar) return new Map();
  const waiting = rows.filter(({ line }) => line.outcome === null);
  const proposals = proposeOutcomes(waiting.length, visit, office.rules, office.calendar);
  return new Map(proposals.flatMap((proposal, index) => (waiting[index] ? [[waiting[index].line.id, proposal]] : [])));
}

function decidedAt({ outcome, refusalCode }: BatchLineRow): BatchSlipLine["decided"] {
  if (outcome === null) return null;
  return outcome === "REJECTED" ? { refused: refusalCode ?? "" } : "accepted";
}

function instalmentOf(line: BatchLineRow, proposal: Proposal | undefined): SlipInstalment | null {
  const { outcome, instalment, scheduledFor } = line;
  if (outcome === "NOW") return { agreed: true, promise: null };
  if (outcome === "SCHEDULED" && scheduledFor !== null) {
    return { agreed: true, promise: { number: instalment ?? 1, on: scheduledFor } };
  }
  if (outcome !== null || proposal === undefined) return null;
  const promise = proposal.outcome === "NOW" ? null : { number: proposal.instalment, on: proposal.scheduledFor };
  return { agreed: false, promise };
}

/** `9.30` */
const written = (hour: string) => hour.replace(/^0/, "").replace(":", ".");
