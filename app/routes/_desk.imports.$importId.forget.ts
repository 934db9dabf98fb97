import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { forgetLeftOut } from "~/imports/start-import.server";

/** Deletes the rows that were left out. */
export const action = pageAction("_desk.imports.$importId.forget", async ({ ctx, params }) => {
  const importId = idParam(params, "importId");
  await forgetLeftOut(ctx, importId);
  return said(`/imports/${importId}`);
});
