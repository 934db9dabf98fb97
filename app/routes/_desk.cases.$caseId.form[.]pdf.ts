import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { formFile } from "~/cases/form-file.server";
import { pdfAnswer } from "~/paperwork/pdf-answer";

/** The printed version to put on paper; printing it was an act before. */
export const loader = pageLoader("_desk.cases.$caseId.form[.]pdf", async ({ ctx, params }) =>
  pdfAnswer(await formFile(ctx, idParam(params, "caseId"))),
);
