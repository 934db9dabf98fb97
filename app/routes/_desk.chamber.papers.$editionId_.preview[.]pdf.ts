import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { askedFacsimile } from "~/paperwork/asked-facsimile.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";
import { editionPreview } from "~/paperwork/read-editions.server";

/** A document as this edition prints it, with made-up data. */
export const loader = pageLoader("_desk.chamber.papers.$editionId_.preview[.]pdf", async ({ ctx, params, url }) =>
  pdfAnswer(await editionPreview(ctx, idParam(params, "editionId"), askedFacsimile(url))),
);
