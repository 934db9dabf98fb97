import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { impressionOf } from "~/paperwork/case-papers.server";
import { print, printRun } from "~/paperwork/press.server";
import { parseSheetCode } from "~/paperwork/sheet-code";
import { readScan } from "~/scans/scan-reader.server";
import { requestFormOf } from "../tests/support/paper-cases";
import { photocopied } from "../tests/support/photocopy";
import { type Figure, median } from "./figure";
import { pdfLib, reactPdf, readPdfLib, registerFonts } from "./paperwork-peers";
import { batchBytes, PAPERS, runOf } from "./paperwork-run";

/** Printing the request form with its bar codes, one case and a thousand, and reading scanned sheets back. */
export async function* paperwork(): AsyncGenerator<Figure> {
  registerFonts();
  const ready = await readPdfLib(requestFormOf(0));
  const single = await inTurns(7, [
    () => milliseconds(100, (paper) => print(impressionOf(paper))),
    () => milliseconds(5, reactPdf),
    () => milliseconds(10, (paper) => pdfLib(ready, [paper])),
  ]);
  const [one, react, lib] = single as [number, number, number];
  const form = { ours: one, unit: "ms a form" };
  yield { name: "form.single.vs-react-pdf", ratio: react / one, peer: react, ...form, target: "≥ 60" };
  yield { name: "form.single.vs-pdf-lib", ratio: lib / one, peer: lib, ...form, target: "≥ 15" };

  const batch = await inTurns(3, [
    () => timed(async () => void (await batchBytes())),
    () => timed(async () => void (await pdfLib(ready, PAPERS))),
  ]);
  const [ours, peer] = batch as [number, number];
  yield { name: "form.batch.vs-pdf-lib", ratio: peer / ours, ours, peer, unit: "ms", target: "≥ 6" };

  const [mine, theirs] = [await grown("ours"), await grown("peer")];
  const memory = { unit: "MB above idle", target: "≤ 150" };
  yield { name: "form.batch.rss-mb", ratio: mine.rss, ours: mine.rss, peer: theirs.rss, ...memory };
  const file = { unit: "MB", target: "≤ 3.5" };
  yield { name: "form.batch.file-mb", ratio: mine.file, ours: mine.file, peer: theirs.file, ...file };

  const { took, percent } = await readingBack();
  yield { name: "scan.read.filed", ratio: percent, ours: percent, peer: null, unit: "% of pages", target: "none set" };
  yield { name: "scan.read.ms-per-page", ratio: took, ours: took, peer: null, unit: "ms a page", target: "none set" };
  const rate = 1000 / took;
  yield { name: "scan.read.pages-per-s", ratio: rate, ours: rate, peer: null, unit: "pages/s", target: "none set" };
}

/** Medians of several rounds in which everybody has a turn. */
async function inTurns(rounds: number, runners: readonly (() => Promise<number>)[]): Promise<number[]> {
  const measured: number[][] = runners.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, run] of runners.entries()) measured[index]?.push(await run());
  }
  return measured.map(median);
}

/** Milliseconds for one case, over so many different ones. */
async function milliseconds(count: number, make: (paper: (typeof PAPERS)[number]) => Promise<unknown>) {
  const took = await timed(async () => {
    for (const paper of PAPERS.slice(0, count)) await make(paper);
  });
  return took / count;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** A thousand cases in a process of their own: megabytes at its peak above what it held before, and of the file. */
function grown(kind: "ours" | "peer"): Promise<{ rss: number; file: number }> {
  const child = fork(fileURLToPath(new URL("./paperwork-batch.ts", import.meta.url)), [kind], {
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  return new Promise((resolve, reject) => {
    child.once("message", (answer) => resolve(answer as { rss: number; file: number }));
    child.once("exit", (code) => reject(new Error(`the batch ended with ${code} and without an answer`)));
  });
}

const SCANNED_PAGES = 300;
const CASES_A_SCAN = 20;

/**
 * Scanned photocopies as PDF, through the product's own reader (its child process, drawing, codes, the kept picture):
 * milliseconds a page, and how many pages of a hundred give their sheet's code. Making the scans is not counted.
 */
async function readingBack(): Promise<{ took: number; percent: number }> {
  let took = 0;
  let read = 0;
  const listener = {
    pages: async () => {},
    blank: async () => {},
    page: async ({ codes }: { codes: readonly string[] }) => {
      if (codes.some((code) => parseSheetCode(code) !== null)) read += 1;
    },
  };
  for (let first = 0; 3 * first < SCANNED_PAGES; first += CASES_A_SCAN) {
    const copies = await photocopied(await printRun(runOf(PAPERS.slice(first, first + CASES_A_SCAN))));
    const file = { kind: "pdf" as const, bytes: Buffer.from(copies), firstPage: 1 };
    took += await timed(async () => {
      const outcome = await readScan(file, listener);
      if (!outcome.ok) throw new Error(`the scan was not read: ${outcome.refusal}`);
    });
  }
  return { took: took / SCANNED_PAGES, percent: (100 * read) / SCANNED_PAGES };
}
