import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { custodyFile } from "~/cases/custody-paper.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

/** The ledger of the case's sheets to print. */
export const loader = pageLoader("_desk.cases.$caseId.custody[.]pdf", async ({ ctx, params }) =>
  pdfAnswer(await custodyFile(ctx, idParam(params, "caseId"))),
);
