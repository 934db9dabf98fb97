import { pageLoader } from "~/access/page.server";
import { studioOnly } from "~/access/studio-only";
import { FILE_LIMIT, formsFile } from "~/cases/form-file.server";
import { readRanges } from "~/cases/number-ranges";
import { pdfStream } from "~/paperwork/pdf-answer.server";
import { printOrderOf } from "~/paperwork/print-job.server";
import { notFound } from "~/platform/errors";

/** The printed forms of many cases in one file: `?numbers=2026:12-36&order=COPY`. */
export const loader = pageLoader("_desk.cases.forms[.]pdf", async ({ ctx, url }) => {
  studioOnly(ctx);
  const numbers = readRanges(url.searchParams.getAll("numbers"), FILE_LIMIT) ?? notFound();
  const job = await formsFile(ctx, numbers, printOrderOf(url.searchParams.get("order")));
  return pdfStream("moduli.pdf", job);
});
