import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { counterDesk } from "~/chamber/counter-desk.server";
import { papersOfSlip } from "~/chamber/device-papers.server";
import { pdfStream } from "~/paperwork/pdf-answer.server";
import { printOrderOf } from "~/paperwork/print-job.server";

/** All that is printed for the devices of a slip, in one file. */
export const loader = pageLoader("_desk.counter.slips.$batchId_.papers[.]pdf", async ({ ctx, params, url }) => {
  counterDesk(ctx);
  const order = printOrderOf(url.searchParams.get("order"));
  return pdfStream("fogli-distinta.pdf", await papersOfSlip(ctx, idParam(params, "batchId"), order));
});
