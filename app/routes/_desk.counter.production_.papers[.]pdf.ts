import { pageLoader } from "~/access/page.server";
import { papersOfToday } from "~/chamber/device-papers.server";
import { pdfStream } from "~/paperwork/pdf-answer.server";
import { printOrderOf } from "~/paperwork/print-job.server";

/** All that is printed for the devices made today, in one file. */
export const loader = pageLoader("_desk.counter.production_.papers[.]pdf", async ({ ctx, url }) => {
  const order = printOrderOf(url.searchParams.get("order"));
  return pdfStream("fogli-di-oggi.pdf", await papersOfToday(ctx, order));
});
