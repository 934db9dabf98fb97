import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type CasePaper, impressionOf } from "~/paperwork/case-papers.server";
import { printRun } from "~/paperwork/press.server";
import { sheetCode } from "~/paperwork/sheet-code";
import { HEAD } from "~/paperwork/sheet-head";
import type { Box } from "~/paperwork/sheet-plan";
import { deliveryReceiptOf, printingOf, registrationFormOf, requestFormOf } from "../support/paper-cases";
import { photocopied, scanned } from "../support/photocopy";
import { codesOfPages, type PagePicture, picturesOfPages } from "../support/read-back";

/** Both codes of a sheet, read from its picture at 150 dpi: 300 pages in `npm run test:deep`, a few of each kind otherwise. */
const DEEP = process.env.CARTELLINA_DEEP !== undefined;
const CASES = DEEP ? 100 : 4;
const AT_ONCE = 5;

const papers = Array.from({ length: CASES }, (_, index): CasePaper => {
  const paperOf = [requestFormOf, registrationFormOf, deliveryReceiptOf][index % 3] ?? requestFormOf;
  return paperOf(index);
});

describe(`the codes of ${CASES * 3} pages`, { timeout: DEEP ? 3_600_000 : 120_000 }, () => {
  it("are read as they are printed", async () => {
    for await (const { pdf, codes } of printed()) expect(await codesOfPages(pdf)).toEqual(codes);
  });

  it("are read from a photocopy that lies askew", async () => {
    for await (const { pdf, codes } of printed()) expect(await codesOfPages(await photocopied(pdf))).toEqual(codes);
  });
});

describe("the reader", () => {
  it("reads nothing where a code is damaged, and still the other one", async () => {
    const pdf = await printRun(runOf([requestFormOf(0)]));
    const [, second, third] = await picturesOfPages(pdf);
    const { address } = printingOf(0);
    const codeOfThird = codesOf(requestFormOf(0))[2]?.[0];
    const damaged = await scanned([
      await torn(second as PagePicture, HEAD.barCode),
      await torn(third as PagePicture, HEAD.qr),
    ]);
    expect(await codesOfPages(damaged)).toEqual([[address], [codeOfThird]]);
  });
});

const runOf = (some: readonly CasePaper[]) => ({
  title: "Stampa",
  subject: "",
  order: "CASE" as const,
  impressions: some.map(impressionOf),
});

/** Run by run, what should be read on each of its pages. */
async function* printed() {
  for (let start = 0; start < papers.length; start += AT_ONCE) {
    const some = papers.slice(start, start + AT_ONCE);
    yield { pdf: await printRun(runOf(some)), codes: some.flatMap(codesOf) };
  }
}

function codesOf({ document, printing }: CasePaper): string[][] {
  const { caseCode, version, address = "" } = printing;
  return ([1, 2, 3] as const).map((copyNo) => [sheetCode({ caseCode, document, copyNo, version }), address]);
}

/** The page with the middle third of a box torn out. */
async function torn({ data, width, height }: PagePicture, box: Box): Promise<Uint8Array> {
  const pixels = (millimetres: number) => Math.round((millimetres * 150) / 25.4);
  const gap = { width: pixels(box.width / 3), height: pixels(box.height), channels: 3 as const, background: "#fff" };
  return sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#fff" })
    .composite([{ input: { create: gap }, left: pixels(box.x + box.width / 3), top: pixels(box.y) }])
    .jpeg()
    .toBuffer();
}
