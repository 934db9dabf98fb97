import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { readMonth } from "~/audit/months";
import { readTerms } from "~/audit/read-terms.server";
import { termsCsv } from "~/audit/terms-csv";

/** The numbers of the page, for a spreadsheet. */
export const loader = pageLoader("_desk.audit.terms[.]csv", async ({ ctx, url, words }) => {
  const practice = url.searchParams.get("practice");
  const terms = await readTerms(ctx, {
    month: readMonth(url.searchParams.get("month")),
    practiceId: isId(practice) ? practice : null,
  });
  return new Response(termsCsv(terms, words.audit.terms.columns), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="termini-${terms.month}.csv"`,
    },
  });
});
