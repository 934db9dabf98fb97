import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import type { CaseState } from "~/cases/lifecycle";
import { proofLastsUntil, proofRefusal } from "~/identity-documents/document-rules";
import { enabledOn, standingOn } from "~/mandates/mandate";
import { officeOf } from "~/mandates/offices.server";
import { notFound } from "~/platform/errors";
import { findRulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { type BatchRow, findBatch, linesWithCases } from "~db/queries/batches";
import { enablementsOfPractice, mandatesOfPractice, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { type LineResult, lineResult } from "./slip-lines";
import { slipNumber } from "./slip-number";

export type SlipLine = {
  lineId: string;
  caseId: string;
  position: number;
  number: string;
  holder: string;
  state: CaseState;
  result: LineResult;
  /** The identity document will not serve on the day of the visit; the day until which it is valid, if one is printed. */
  badDocument: { validUntil: Day | null } | null;
};

export type Slip = {
  id: string;
  number: string;
  code: string;
  state: BatchRow["state"];
  chamber: { id: string; name: string; city: string; officeName: string; officeAddress: string };
  /** The chamber does not work in Cartellina: the practice records the counter's acts. */
  kept: boolean;
  officer: { id: string; name: string };
  appointment: { on: Day | null; time: string | null; required: boolean };
  closedOn: Day | null;
  openedOn: Day | null;
  lines: SlipLine[];
};

/** A slip of the practice with its lines as they stand now. */
export function readSlip(ctx: Context, scope: Scope, batchId: string, language: "it" | "en"): Promise<Slip> {
  practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const batch = (await findBatch(tx, scope, batchId)) ?? notFound();
    return slipOf(tx, batch, today(ctx), language);
  });
}

export async function slipOf(tx: Tx, batch: BatchRow, on: Day, language: "it" | "en"): Promise<Slip> {
  const [office, periods, rows] = await Promise.all([
    officeOf(tx, batch.chamberId, on),
    periodsOf(tx, batch.chamberId),
    linesWithCases(tx, batch),
  ]);
  if (office === null) throw new Error(`batch ${batch.id} without chamber`);
  const visit = batch.openedOn ?? batch.appointmentOn ?? on;
  const rules = findRulesetOn(periods, visit) ?? office.rules;
  const { chamberId, name, city, officeName, officeAddress } = office.chamber;
  return {
    id: batch.id,
    number: slipNumber(batch),
    code: batch.code,
    state: batch.state,
    chamber: { id: chamberId, name, city, officeName, officeAddress },
    kept: office.chamber.counter === "PRACTICE_RECORDS",
    officer: { id: batch.officerId, name: batch.officerName },
    appointment: {
      on: batch.appointmentOn,
      time: batch.appointmentTime,
      required: rules?.appointment.required ?? false,
    },
    closedOn: batch.closedOn,
    openedOn: batch.openedOn,
    lines: rows.map(({ line, case: row }) => {
      const proof = row.identityDocument === null || rules === null ? null : proofRefusal(row, visit, rules.idDocs);
      return {
        lineId: line.id,
        caseId: row.id,
        position: line.position,
        number: caseNumber(row),
        holder: `${row.applicant.name} ${row.applicant.surname}`,
        state: row.state,
        result: lineResult(line, row, { done: batch.state === "DONE", rules, language }),
        badDocument: proof === null ? null : { validUntil: ENDED.includes(proof) ? proofLastsUntil(row) : null },
      };
    }),
  };
}

/** Refusals that an end printed on the document explains; of a paper card the printed day says nothing. */
const ENDED: readonly string[] = ["document-expired", "residence-permit-expired"];

/** Officers of the practice who may stand at that chamber's counter on a day, each once. */
export async function officersAt(
  tx: Tx,
  practiceId: string,
  chamberId: string,
  on: Day,
): Promise<{ id: string; name: string }[]> {
  const [enablements, mandates] = await Promise.all([
    enablementsOfPractice(tx, practiceId),
    mandatesOfPractice(tx, practiceId),
  ]);
  const active = mandates.filter((mandate) => mandate.chamberId === chamberId && standingOn(mandate, on) === "ACTIVE");
  const officers = enablements.filter(
    (one) => one.kind === "OFFICER" && enabledOn(one, on) && active.some(({ id }) => id === one.mandateId),
  );
  return [...new Map(officers.map(({ userId, name }) => [userId, { id: userId, name }])).values()];
}
