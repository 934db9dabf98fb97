import { today } from "~/access/context";
import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { confirmSlip } from "~/chamber/confirm-slip.server";
import { counterDesk } from "~/chamber/counter-desk.server";
import { sentMarks } from "~/chamber/sent-marks";

export const action = pageAction("_desk.counter.slips.$batchId_.confirm", async ({ ctx, params, form }) => {
  counterDesk(ctx);
  const batchId = idParam(params, "batchId");
  const path = `/counter/slips/${batchId}`;
  const confirmed = await confirmSlip(ctx, { batchId, day: today(ctx), sent: sentMarks(form) });
  if (confirmed.ok) return said(path, "confirmed");
  const line = /^line-(\d+)$/.exec(confirmed.field ?? "")?.[1];
  return said(line === undefined ? path : `${path}?line=${line}&about=${line}#riga-${line}`, confirmed.refusal);
});
