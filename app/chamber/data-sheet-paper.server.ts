import { type Context, today } from "~/access/context";
import { dataSheetList } from "~/paperwork/data-sheet-list";
import { listPdf } from "~/paperwork/list-pdf.server";
import { wordsFor } from "~/ui/words";
import { readDataSheet } from "./data-sheet.server";
import { dataSheetMasks } from "./data-sheet-masks";

/** The clerk's sheet on paper, in the language of the system it is typed into. The look is recorded. */
export async function dataSheetFile(ctx: Context, caseId: string): Promise<{ name: string; pdf: Uint8Array }> {
  const sheet = await readDataSheet(ctx, caseId);
  const list = dataSheetList({
    chamber: sheet.chamber.name,
    office: sheet.chamber.office,
    practiceName: sheet.practiceName,
    caseNumber: sheet.number,
    caseCode: sheet.code,
    day: today(ctx),
    fields: dataSheetMasks(sheet, wordsFor("it")).flatMap(({ title, fields }) =>
      fields.map(({ label, value }) => ({ mask: title, label, value })),
    ),
  });
  return { name: `scheda-${sheet.number.replace("/", "-")}.pdf`, pdf: await listPdf(list) };
}
