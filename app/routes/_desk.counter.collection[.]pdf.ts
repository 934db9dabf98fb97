import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { handOverFile } from "~/chamber/hand-over.server";
import { pdfAnswer } from "~/paperwork/pdf-answer.server";
import { notFound } from "~/platform/errors";
import { isDay } from "~/terms/day";

/** What the officer of a practice collects: with a day, what was collected then; else what lies ready, or the chosen of it. */
export const loader = pageLoader("_desk.counter.collection[.]pdf", async ({ ctx, url }) => {
  const search = url.searchParams;
  const [practice, officer, day] = [search.get("practice"), search.get("officer"), search.get("day")];
  return pdfAnswer(
    await handOverFile(ctx, {
      practiceId: isId(practice) ? practice : notFound(),
      devices: day !== null && isDay(day) ? { collectedOn: day } : { ready: search.getAll("case").filter(isId) },
      officerId: isId(officer) ? officer : null,
    }),
  );
});
