import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import { findCase } from "~db/queries/cases";
import { findEnvelope } from "~db/queries/envelopes";
import { findChamber, findMandate } from "~db/queries/mandates";
import { counterDesk } from "./counter-desk.server";
import type { DataSheet } from "./data-sheet-masks";

/** What the clerk types into the certification authority's system (R45). The look is recorded before the answer. */
export function readDataSheet(ctx: Context, caseId: string): Promise<DataSheet> {
  const scope = authorize(ctx.actor, "counter.queue");
  counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    if (row.erasedOn !== null) return notFound();
    const envelope = row.envelopeId === null ? null : await findEnvelope(tx, scope, row.envelopeId);
    const chamber = await findChamber(tx, row.chamberId);
    const mandate = await findMandate(tx, row.chamberId, row.mandateId);
    if (chamber === null || mandate === null) throw new Error(`case ${row.id} without chamber or mandate`);
    await recordCaseRead(tx, ctx, row, "data-sheet");
    return {
      number: caseNumber(row),
      code: row.code,
      formCode: row.formVersion === 0 ? null : { caseCode: row.code, version: row.formVersion },
      batchId: row.batchId,
      practiceName: mandate.practiceName,
      chamber: { name: chamber.name, office: `${chamber.officeName}, ${chamber.officeAddress}` },
      requestType: row.requestType,
      deviceType: row.deviceType,
      applicant: row.applicant,
      document: row.identityDocument ?? null,
      envelope: envelope?.serial ?? null,
    };
  });
}
