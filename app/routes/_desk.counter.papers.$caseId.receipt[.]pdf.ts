import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { deliveryReceipts } from "~/chamber/device-papers.server";
import { pdfAnswer } from "~/paperwork/pdf-answer";

export const loader = pageLoader("_desk.counter.papers.$caseId.receipt[.]pdf", async ({ ctx, params }) =>
  pdfAnswer(await deliveryReceipts(ctx, idParam(params, "caseId"))),
);
