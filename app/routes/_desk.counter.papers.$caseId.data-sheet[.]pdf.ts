import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { dataSheetFile } from "~/chamber/data-sheet-paper.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

/** The data to be typed into the certification authority's system, on paper. */
export const loader = pageLoader("_desk.counter.papers.$caseId.data-sheet[.]pdf", async ({ ctx, params }) =>
  pdfAnswer(await dataSheetFile(ctx, idParam(params, "caseId"))),
);
