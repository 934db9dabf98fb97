import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { formFile, formTranslation } from "~/cases/form-file.server";
import { copiesAsked } from "~/cases/reprints.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";

/**
 * The printed version to put on paper, or only some of its copies (`?copies=1,3`); printing it was an act before.
 * `?language=en`: what it says, as a courtesy.
 */
export const loader = pageLoader("_desk.cases.$caseId.form[.]pdf", async ({ ctx, params, url }) => {
  const caseId = idParam(params, "caseId");
  if (url.searchParams.get("language") === "en") return pdfAnswer(await formTranslation(ctx, caseId));
  const copies = copiesAsked(url.searchParams);
  return pdfAnswer(await formFile(ctx, caseId, copies));
});
