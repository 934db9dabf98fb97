import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { askedFacsimile } from "~/paperwork/asked-facsimile.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";
import { facsimileInForce } from "~/paperwork/read-editions.server";

/** A document as the chamber prints it today, with made-up data: for its staff and for its practices' applicants. */
export const loader = pageLoader("_desk.chambers.$chamberId.facsimile[.]pdf", async ({ ctx, params, url }) => {
  const asked = { ...askedFacsimile(url), ruleset: url.searchParams.get("ruleset") };
  return pdfAnswer(await facsimileInForce(ctx, idParam(params, "chamberId"), asked));
});
