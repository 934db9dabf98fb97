import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { csvAnswer } from "~/imports/csv-out";
import { leftOutCsv } from "~/imports/left-out-csv";
import { readLeftOut } from "~/imports/read-imports.server";

/** The rows that were left out, with the reason of each, to be mended in the spreadsheet and sent again. */
export const loader = pageLoader("_desk.imports.$importId.left-out[.]csv", async ({ ctx, params, words }) => {
  const left = await readLeftOut(ctx, idParam(params, "importId"));
  return csvAnswer(words.imports.result.csvName, leftOutCsv(left, words));
});
