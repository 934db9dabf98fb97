import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { registrationForms } from "~/chamber/device-papers.server";
import { pdfAnswer } from "~/paperwork/pdf-answer";

export const loader = pageLoader("_desk.counter.papers.$caseId.registration[.]pdf", async ({ ctx, params }) =>
  pdfAnswer(await registrationForms(ctx, idParam(params, "caseId"))),
);
