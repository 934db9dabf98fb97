import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { copiesAsked } from "~/cases/reprints.server";
import { devicePaper } from "~/chamber/device-papers.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

export const loader = pageLoader("_desk.counter.papers.$caseId.registration[.]pdf", async ({ ctx, params, url }) => {
  const copies = copiesAsked(url.searchParams);
  return pdfAnswer(await devicePaper(ctx, idParam(params, "caseId"), "REGISTRATION_FORM", copies));
});
