import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { printForm, REPRINT_REASONS } from "~/cases/print-form.server";
import { printedState } from "~/cases/printed-form.server";
import { copiesIn } from "~/cases/reprints.server";
import { COPY_NUMBERS } from "~/paperwork/custody";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { CheckGroup } from "~/ui/form/check-group";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const STEP = { act: "forms.print", states: ["ENVELOPE_GIVEN"] } as const;
const Fields = z.object({
  reprintReason: z.enum(REPRINT_REASONS, "choose-one").optional(),
  copies: z.array(z.string()).default([]),
});

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
  const { reprintReason: reason, copies } = parsed.value;
  const chosen = copiesIn(copies);
  if (reason !== undefined && chosen.length === 0) return invalid(errorForm(form, { copies: ["choose-one"] }));
  const reprint = reason === undefined ? null : { reason, copies: chosen };
  const outcome = await printForm(ctx, { caseId, reprint });
  if (!outcome.ok) return refuse(form, outcome);
  if (!outcome.value.reprint) return said(`/cases/${caseId}/sign`, "printed");
  return said(`/cases/${caseId}/sign?copies=${chosen.join(",")}`, "reprinted");
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Print() {
  const { cases, printing } = useWords();
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
      <PostForm form={form} labels={{ copies: printing.copies, reprintReason: words.reason }} refusals={cases.refusals}>
        <FieldSet legend={again ? words.title : words.first} hint={again ? words.lead(again.version) : words.firstLead}>
          {again ? (
            <>
              <CheckGroup
                name="copies"
                label={printing.copies}
                hint={printing.copiesHint}
                options={COPY_NUMBERS.map((copyNo) => ({ value: String(copyNo), label: printing.copy[copyNo] ?? "" }))}
                defaultValues={COPY_NUMBERS.map(String)}
              />
              <RadioField name="reprintReason" label={words.reason} options={optionsOf(words.reasons)} />
            </>
          ) : null}
        </FieldSet>
        <Buttons>
          <SubmitButton solid>{again ? words.submit : cases.sign.printNow}</SubmitButton>
        </Buttons>
      </PostForm>
    </DraftPage>
  );
}
