import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { startReading } from "~/scans/read-taken.server";

/** Goes on with a reading that stopped, from the page where it was; one that goes on by itself is left alone. */
export const action = pageAction("_desk.scans.$scanId.resume", async ({ ctx, params }) => {
  const scanId = idParam(params, "scanId");
  await startReading(ctx, scanId);
  return said(`/scans/${scanId}`);
});
