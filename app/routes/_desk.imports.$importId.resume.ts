import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { startWork } from "~/imports/work.server";

/** Goes on with work that stopped; work that goes on by itself is left alone. */
export const action = pageAction("_desk.imports.$importId.resume", async ({ ctx, params }) => {
  const importId = idParam(params, "importId");
  await startWork(ctx, importId);
  return said(`/imports/${importId}`);
});
