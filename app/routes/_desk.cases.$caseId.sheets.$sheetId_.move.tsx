import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { moveSheet } from "~/scans/correct-sheet.server";
import { readScannedSheet } from "~/scans/read-sheet.server";
import { ScannedSheetPage } from "~/scans/scanned-sheet-page";
import { SheetFieldSchema, SheetFields, sheetLabels, typedSheet } from "~/scans/sheet-fields";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.cases.$caseId.sheets.$sheetId_.move", async ({ ctx, params, words }) => ({
  title: words.scans.move.title,
  ...(await readScannedSheet(ctx, idParam(params, "caseId"), idParam(params, "sheetId"))),
}));

export const action = pageAction("_desk.cases.$caseId.sheets.$sheetId_.move", async ({ ctx, params, form }) => {
  const [caseId, sheetId] = [idParam(params, "caseId"), idParam(params, "sheetId")];
  const parsed = parseForm(SheetFieldSchema, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await moveSheet(ctx, { caseId, sheetId, typed: typedSheet(parsed.value) });
  return outcome.ok ? said(`/cases/${outcome.value.caseId}`, "sheet-moved") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function MoveSheet() {
  const w = useWords();
  const { scans } = w;
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <ScannedSheetPage page={page} lead={scans.move.lead}>
      <PostForm form={form} labels={sheetLabels(w)} refusals={scans.refusals}>
        <SheetFields />
        <Buttons>
          <SubmitButton solid>{scans.move.submit}</SubmitButton>
          <LinkButton href={`/cases/${page.caseId}`}>{w.cases.notNow.back}</LinkButton>
        </Buttons>
      </PostForm>
      <p className="u-t4">
        {scans.move.removeLead} <a href={`/cases/${page.caseId}/sheets/${page.sheetId}/remove`}>{scans.move.remove}</a>
      </p>
    </ScannedSheetPage>
  );
}
