import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { discardEdition } from "~/paperwork/edition-acts.server";

/** A draft that was published or thrown away meanwhile shows as it stands. */
export const action = pageAction("_desk.chamber.papers.$editionId_.discard", async ({ ctx, params }) => {
  const editionId = idParam(params, "editionId");
  const discarded = await discardEdition(ctx, { editionId });
  return discarded.ok ? said("/chamber/papers", "discarded") : said(`/chamber/papers/${editionId}`);
});
