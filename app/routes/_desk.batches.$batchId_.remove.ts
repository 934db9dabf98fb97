import { pageAction, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { refusedAt } from "~/access/refused-at";
import { removeFromBatch } from "~/batches/prepare-batch.server";
import { notFound } from "~/platform/errors";

export const action = pageAction("_desk.batches.$batchId_.remove", async ({ ctx, params, form }) => {
  const batchId = idParam(params, "batchId");
  const caseId = form.get("case");
  if (!isId(caseId)) notFound();
  const outcome = await removeFromBatch(ctx, { batchId, caseId });
  return outcome.ok ? said(`/batches/${batchId}`, "removed") : refusedAt(`/batches/${batchId}`, outcome.refusal);
});
