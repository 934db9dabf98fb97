import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { afterMarks } from "~/chamber/after-marks";
import { counterDesk } from "~/chamber/counter-desk.server";
import { markLines } from "~/chamber/mark-lines.server";
import { sentMarks } from "~/chamber/sent-marks";

export const action = pageAction("_desk.counter.slips.$batchId_.mark", async ({ ctx, params, form }) => {
  counterDesk(ctx);
  const batchId = idParam(params, "batchId");
  const marked = await markLines(ctx, batchId, sentMarks(form));
  if (!marked.ok) return said(`/counter/slips/${batchId}`, marked.refusal);
  if (form.get("act") === "suspend") return said("/counter");
  return said(afterMarks(batchId, marked.value), marked.value.answer);
});
