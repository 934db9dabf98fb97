import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { voidRecordFile } from "~/envelopes/envelope-papers.server";
import { readPeriod } from "~/envelopes/period";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

/** The record of void folders to print and sign. */
export const loader = pageLoader("_desk.envelopes.void-record[.]pdf", async ({ ctx, scope, url }) => {
  const chamber = url.searchParams.get("chamber");
  const period = readPeriod(url.searchParams, today(ctx));
  return pdfAnswer(await voidRecordFile(ctx, scope, { chamberId: isId(chamber) ? chamber : null, period }));
});
