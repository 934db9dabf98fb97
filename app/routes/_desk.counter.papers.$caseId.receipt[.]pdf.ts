import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { copiesAsked } from "~/cases/reprints.server";
import { devicePaper, receiptTranslation } from "~/chamber/device-papers.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

/** `?language=en`: what the receipts say, as a courtesy to the holder. */
export const loader = pageLoader("_desk.counter.papers.$caseId.receipt[.]pdf", async ({ ctx, params, url }) => {
  const caseId = idParam(params, "caseId");
  if (url.searchParams.get("language") === "en") return pdfAnswer(await receiptTranslation(ctx, caseId));
  const copies = copiesAsked(url.searchParams);
  return pdfAnswer(await devicePaper(ctx, caseId, "DELIVERY_RECEIPT", copies));
});
