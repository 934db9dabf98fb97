import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { csvAnswer } from "~/imports/csv-out";
import { exampleFile } from "~/imports/example-file";

/** A file to begin with, in the language of whoever asks. */
export const loader = pageLoader("_desk.imports.cases_.example[.]csv", async ({ ctx, words }) =>
  csvAnswer("cartellina-cases", exampleFile("CASES", words.imports.fields, today(ctx))),
);
