import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { refusedAt } from "~/access/refused-at";
import { abandonImport } from "~/imports/start-import.server";

/** Gives a file up that has not been started: its rows are deleted. */
export const action = pageAction("_desk.imports.$importId.abandon", async ({ ctx, params }) => {
  const importId = idParam(params, "importId");
  const outcome = await abandonImport(ctx, importId);
  return outcome.ok ? said(`/imports/${importId}`) : refusedAt(`/imports/${importId}`, outcome.refusal);
});
