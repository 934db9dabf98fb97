import { impressionOf } from "~/paperwork/case-papers.server";
import { print } from "~/paperwork/press.server";
import { requestFormOf } from "../tests/support/paper-cases";

/** One of the two batches of the `paperwork` bench, alone in its process, which has printed one form before. */
const [kind] = process.argv.slice(2);
const run = kind === "ours" ? await ours() : await peer();
global.gc?.();
const idle = process.memoryUsage.rss();
const file = await run();
const peak = 1024 * process.resourceUsage().maxRSS;
process.send?.({ rss: (peak - idle) / 1e6, file: file / 1e6 }, () => process.exit(0));

async function ours(): Promise<() => Promise<number>> {
  const { batchBytes } = await import("./paperwork-run");
  await print(impressionOf(requestFormOf(0)));
  return batchBytes;
}

async function peer(): Promise<() => Promise<number>> {
  const { pdfLib, readPdfLib } = await import("./paperwork-peers");
  const ready = await readPdfLib(requestFormOf(0));
  await pdfLib(ready, [requestFormOf(0)]);
  const { PAPERS } = await import("./paperwork-run");
  return async () => (await pdfLib(ready, PAPERS)).length;
}
