import { closeCaptureLink } from "~/access/capture-links.server";
import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";

export const action = pageAction("_desk.cases.$caseId.phone_.close", async ({ ctx, params }) => {
  const caseId = idParam(params, "caseId");
  await closeCaptureLink(ctx, caseId);
  return said(`/cases/${caseId}/phone`, "closed");
});
