import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { stockListFile } from "~/envelopes/envelope-papers.server";
import { readPeriod } from "~/envelopes/period";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

/** The stock of folders to print, count and tick. */
export const loader = pageLoader("_desk.envelopes.stock[.]pdf", async ({ ctx, scope, url }) => {
  const chamber = url.searchParams.get("chamber");
  const period = readPeriod(url.searchParams, today(ctx));
  return pdfAnswer(await stockListFile(ctx, scope, { chamberId: isId(chamber) ? chamber : null, period }));
});
