import { pageLoader } from "~/access/page.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";
import { readDueAddress } from "~/receipts/due-filters";
import { duePaper } from "~/receipts/due-paper.server";

/** The register of receipts to print, with the filters of its page. */
export const loader = pageLoader("_desk.due[.]pdf", async ({ ctx, scope, url }) =>
  pdfAnswer(await duePaper(ctx, scope, readDueAddress(url.searchParams))),
);
