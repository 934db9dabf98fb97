import { pageLoader, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { jpegAnswer } from "~/scans/jpeg-answer";
import { viewSheet } from "~/scans/view-scan.server";

/** The picture of a signed sheet, recorded before it leaves; one that was moved or removed is told on the case's page. */
export const loader = pageLoader("_desk.cases.$caseId.sheets.$sheetId", async ({ ctx, params }) => {
  const [caseId, sheetId] = [idParam(params, "caseId"), idParam(params, "sheetId")];
  const outcome = await viewSheet(ctx, { caseId, sheetId });
  return outcome.ok ? jpegAnswer(outcome.value.jpeg) : said(`/cases/${caseId}`, "sheet-gone");
});
