import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { removeSheet } from "~/scans/correct-sheet.server";
import { readScannedSheet } from "~/scans/read-sheet.server";
import { DISCARD_REASONS } from "~/scans/scan";
import { ScannedSheetPage } from "~/scans/scanned-sheet-page";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ reason: z.enum(DISCARD_REASONS) });

export const loader = pageLoader("_desk.cases.$caseId.sheets.$sheetId_.remove", async ({ ctx, params, words }) => ({
  title: words.scans.move.remove,
  ...(await readScannedSheet(ctx, idParam(params, "caseId"), idParam(params, "sheetId"))),
}));

export const action = pageAction("_desk.cases.$caseId.sheets.$sheetId_.remove", async ({ ctx, params, form }) => {
  const [caseId, sheetId] = [idParam(params, "caseId"), idParam(params, "sheetId")];
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await removeSheet(ctx, { caseId, sheetId, ...parsed.value });
  return outcome.ok ? said(`/cases/${caseId}`, "sheet-removed") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function RemoveSheet() {
  const { scans, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { discard, move } = scans;
  return (
    <ScannedSheetPage page={page} lead={() => discard.lead}>
      <PostForm form={form} labels={{ reason: discard.reason }} refusals={scans.refusals}>
        <RadioField name="reason" label={discard.reason} options={optionsOf(discard.reasons)} />
        <Buttons>
          <SubmitButton solid>{move.remove}</SubmitButton>
          <LinkButton href={`/cases/${page.caseId}`}>{cases.notNow.back}</LinkButton>
        </Buttons>
      </PostForm>
    </ScannedSheetPage>
  );
}
