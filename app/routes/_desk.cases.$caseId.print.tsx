import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { printForm, REPRINT_REASONS } from "~/cases/print-form.server";
import { printedState } from "~/cases/printed-form.server";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const STEP = { act: "forms.print", states: ["ENVELOPE_GIVEN"] } as const;
const Fields = z.object({ reprintReason: z.enum(REPRINT_REASONS, "choose-one").optional() });

/** Printing is an act: the first one is a press of the button on the step's page, a reprint asks here why. */
export const loader = pageLoader("_desk.cases.$caseId.print", async ({ ctx, scope, params, words }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, async (tx, row, office) => ({
    form: await printedState(tx, row, office),
  }));
  return { title: words.cases.sign.printTitle, ...file };
});

export const action = pageAction("_desk.cases.$caseId.print", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await printForm(ctx, { caseId, reprintReason: parsed.value.reprintReason ?? null });
  if (!outcome.ok) return refuse(form, outcome);
  return said(`/cases/${caseId}/sign`, outcome.value.reprint ? "reprinted" : "printed");
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Print() {
  const { cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = cases.reprint;
  const again = page.form?.state === "standing" ? page.form : null;
  if (!page.open) {
    return (
      <DraftPage of={page.head} step="sign">
        <NotNow of={page.head} />
      </DraftPage>
    );
  }
  return (
    <DraftPage of={page.head} step="sign">
      <PostForm form={form} labels={{ reprintReason: words.reason }} refusals={cases.refusals}>
        <FieldSet legend={again ? words.title : words.first} hint={again ? words.lead(again.version) : words.firstLead}>
          {again ? <RadioField name="reprintReason" label={words.reason} options={optionsOf(words.reasons)} /> : null}
        </FieldSet>
        <Buttons>
          <SubmitButton solid>{again ? words.submit : cases.sign.printNow}</SubmitButton>
        </Buttons>
      </PostForm>
    </DraftPage>
  );
}
