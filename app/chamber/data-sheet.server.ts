import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import { findCase } from "~db/queries/cases";
import { findEnvelope } from "~db/queries/envelopes";
import { counterDesk } from "./counter-desk.server";

/** What the clerk types into the certification authority's system (R45). The look is recorded before the answer. */
export function readDataSheet(ctx: Context, caseId: string) {
  const scope = authorize(ctx.actor, "counter.queue");
  counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const envelope = row.envelopeId === null ? null : await findEnvelope(tx, scope, row.envelopeId);
    await recordCaseRead(tx, ctx, row, "data-sheet");
    return {
      number: caseNumber(row),
      formCode: row.formVersion === 0 ? null : { caseCode: row.code, version: row.formVersion },
      batchId: row.batchId,
      requestType: row.requestType,
      deviceType: row.deviceType,
      applicant: row.applicant,
      document: row.identityDocument ?? null,
      envelope: envelope?.serial ?? null,
    };
  });
}

export type DataSheet = Awaited<ReturnType<typeof readDataSheet>>;
