import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can } from "~/access/policy";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { DOCUMENT_STATES, EDITABLE_STATES, editApplicant } from "~/cases/edit-case.server";
import { valuesOfApplicant } from "~/clients/applicant-form";
import { aidsOf } from "~/clients/person-aids";
import { PersonFields, personLabels, personRefusals } from "~/clients/person-fields";
import { readPersonForm } from "~/clients/person-form.server";
import { Callout } from "~/ui/callout";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, refusedForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const STEP = { act: "cases.edit", states: EDITABLE_STATES } as const;

export const loader = pageLoader("_desk.cases.$caseId.person", async ({ ctx, scope, params, words, url }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, (_tx, row) => ({
    start: valuesOfApplicant(row.applicant),
    printed: row.formVersion > 0,
    readsDocument: DOCUMENT_STATES.includes(row.state),
  }));
  return {
    title: words.cases.stepTitle(words.cases.steps.person),
    said: url.searchParams.get("detto"),
    withdraws: can(ctx.actor.roles, "cases.withdraw"),
    ...file,
  };
});

export const action = pageAction("_desk.cases.$caseId.person", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const read = await readPersonForm(ctx, form, { another: false });
  if (!read.ok) return data({ form: read.form, aids: read.aids }, read.filled ? 200 : 422);
  const outcome = await editApplicant(ctx, { caseId, applicant: read.applicant, documentRead: read.document });
  if (!outcome.ok) return data({ form: refusedForm(form, outcome.refusal, outcome.field), aids: read.aids }, 422);
  return said(form.get("then") === "leave" ? `/cases/${caseId}` : `/cases/${caseId}/documents`, "saved");
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Person() {
  const w = useWords();
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { person } = w.cases;
  return (
    <DraftPage of={page.head} step="person">
      <Notice said={page.said} sentences={w.cases.said} />
      {page.open ? (
        <PostForm
          form={sent?.form ?? emptyForm}
          labels={personLabels(w)}
          refusals={{ ...w.cases.refusals, ...personRefusals(w) }}
        >
          {page.printed ? (
            <Callout tone="soon">
              <p>{person.notOnSheets}</p>
            </Callout>
          ) : null}
          <PersonFields start={page.start} aids={aidsOf(sent)} ofCase={page.readsDocument} />
          <Buttons>
            <SubmitButton solid>{person.saveNext}</SubmitButton>
            <SubmitButton name="then" value="leave">
              {person.saveLeave}
            </SubmitButton>
            {page.head.fresh && page.withdraws ? (
              <a className="c-small" href={`/cases/${page.head.id}/withdraw`}>
                {person.discard}
              </a>
            ) : null}
          </Buttons>
        </PostForm>
      ) : (
        <NotNow of={page.head} />
      )}
    </DraftPage>
  );
}
