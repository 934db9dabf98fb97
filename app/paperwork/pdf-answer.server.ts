import { printInThread } from "./press-room.server";
import { type PrintJob, sheetsIn } from "./print-job.server";

/** A PDF that the browser opens, under a name without personal data. */
export function pdfAnswer({ name, pdf }: { name: string; pdf: Uint8Array }): Response {
  return new Response(new Blob([pdf as Uint8Array<ArrayBuffer>], { type: "application/pdf" }), {
    headers: { ...headersOf(name), "Content-Length": String(pdf.byteLength) },
  });
}

/**
 * A long PDF, sent as it is made. `Cartellina-Sheets` says how many pages will come, so that the page can show how far it
 * is. When the browser goes away, printing stops.
 */
export function pdfStream(name: string, job: PrintJob): Response {
  const pieces = printInThread(job);
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(piece.value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(stream, { headers: { ...headersOf(name), "Cartellina-Sheets": String(sheetsIn(job)) } });
}

const headersOf = (name: string) => ({
  "Content-Type": "application/pdf",
  "Content-Disposition": `inline; filename="${name}"`,
});
