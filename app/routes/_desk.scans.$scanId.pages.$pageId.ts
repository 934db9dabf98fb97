import { pageLoader, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { jpegAnswer } from "~/scans/jpeg-answer";
import { viewPage } from "~/scans/view-scan.server";

/** The picture of a page that waits, recorded before it leaves. */
export const loader = pageLoader("_desk.scans.$scanId.pages.$pageId", async ({ ctx, params, url }) => {
  const [scanId, pageId] = [idParam(params, "scanId"), idParam(params, "pageId")];
  const outcome = await viewPage(ctx, { scanId, pageId, small: url.searchParams.has("small") });
  return outcome.ok ? jpegAnswer(outcome.value.jpeg) : said(`/scans/${scanId}`);
});
