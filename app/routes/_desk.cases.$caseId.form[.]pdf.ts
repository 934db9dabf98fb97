import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { formFile, formTranslation } from "~/cases/form-file.server";
import { pdfAnswer } from "~/paperwork/pdf-answer";

/** The printed version to put on paper; printing it was an act before. `?language=en`: what it says, as a courtesy. */
export const loader = pageLoader("_desk.cases.$caseId.form[.]pdf", async ({ ctx, params, url }) => {
  const caseId = idParam(params, "caseId");
  const inEnglish = url.searchParams.get("language") === "en";
  return pdfAnswer(await (inEnglish ? formTranslation(ctx, caseId) : formFile(ctx, caseId)));
});
