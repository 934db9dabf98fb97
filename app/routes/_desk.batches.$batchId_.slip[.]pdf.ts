import { look } from "~/access/act.server";
import { practiceOf, today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { slipContent } from "~/batches/slip-content.server";
import { batchSlipPdf } from "~/paperwork/batch-slip-pdf.server";
import { slipLabels } from "~/paperwork/copy-labels";
import { editionNamed } from "~/paperwork/edition-in-force.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";
import { notFound } from "~/platform/errors";
import { findBatch } from "~db/queries/batches";

/** The slip to print and carry. */
export const loader = pageLoader("_desk.batches.$batchId_.slip[.]pdf", async ({ ctx, scope, params }) => {
  const batchId = idParam(params, "batchId");
  practiceOf(ctx);
  const { content, edition } = await look(ctx, scope, async (tx) => {
    const batch = (await findBatch(tx, scope, batchId)) ?? notFound();
    const content = (await slipContent(tx, batch, today(ctx))) ?? notFound();
    return { content, edition: await editionNamed(tx, batch.chamberId, content.formVersion) };
  });
  const name = `distinta-${content.slipNumber.replace("/", "-")}.pdf`;
  return pdfAnswer({ name, pdf: await batchSlipPdf(content, edition, { labels: slipLabels(edition) }) });
});
