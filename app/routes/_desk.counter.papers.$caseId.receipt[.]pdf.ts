import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { deliveryReceipts, receiptTranslation } from "~/chamber/device-papers.server";
import { pdfAnswer } from "~/paperwork/pdf-answer";

/** `?language=en`: what the receipts say, as a courtesy to the holder. */
export const loader = pageLoader("_desk.counter.papers.$caseId.receipt[.]pdf", async ({ ctx, params, url }) => {
  const caseId = idParam(params, "caseId");
  const inEnglish = url.searchParams.get("language") === "en";
  return pdfAnswer(await (inEnglish ? receiptTranslation(ctx, caseId) : deliveryReceipts(ctx, caseId)));
});
