import { describe, expect, it } from "vitest";
import { type CasePaper, impressionOf } from "~/paperwork/case-papers.server";
import { type PrintOrder, print, printRun } from "~/paperwork/press.server";
import { deliveryReceiptOf, registrationFormOf, requestFormOf } from "../support/paper-cases";
import { textOfPages } from "../support/read-back";

/** Cases of two officers, with and without role, permit, limits: what they draw alike changes as the run goes on. */
const papers: CasePaper[] = Array.from({ length: 3 }, (_, index) => index).flatMap((index) => [
  requestFormOf(index),
  requestFormOf(index + 3),
  registrationFormOf(index),
  deliveryReceiptOf(index),
]);

const printed = (some: readonly CasePaper[], order: PrintOrder) =>
  printRun({ title: "Stampa", subject: "", order, impressions: some.map(impressionOf) });

describe("a run of many documents", () => {
  it("says on each page what the document says when it is printed alone", async () => {
    const alone = await Promise.all(papers.map(async (paper) => textOfPages(await print(impressionOf(paper)))));
    const together = await textOfPages(await printed(papers, "CASE"));
    expect(together.map(words)).toEqual(alone.flat().map(words));
  });

  it("has all the first copies before the second ones when it is sorted by copy", async () => {
    const forms = papers.filter(({ document }) => document === "REQUEST_FORM");
    const pages = await textOfPages(await printed(forms, "COPY"));
    const copies = pages.map((page) => /-M([123])-[0-9]/.exec(page)?.[1]);
    expect(copies).toEqual(["1", "2", "3"].flatMap((copy) => Array(forms.length).fill(copy)));
    const byCase = await textOfPages(await printed(forms, "CASE"));
    expect([...pages].sort()).toEqual([...byCase].sort());
  });

  it("is smaller than its documents apart", async () => {
    const alone = await Promise.all(papers.map(async (paper) => (await print(impressionOf(paper))).length));
    expect((await printed(papers, "CASE")).length).toBeLessThan(alone.reduce((sum, length) => sum + length, 0) / 4);
  });
});

/** In whatever order a reader finds them. */
const words = (page: string) => page.split(/\s+/).sort();
