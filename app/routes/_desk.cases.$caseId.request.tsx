import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { EDITABLE_STATES, editRequest } from "~/cases/edit-case.server";
import { RequestForm, requestFields } from "~/cases/request-form";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";

const STEP = { act: "cases.edit", states: EDITABLE_STATES } as const;

/** What is asked for, by itself: the form of the third step sends here, and comes back here when it was not accepted. */
export const loader = pageLoader("_desk.cases.$caseId.request", async ({ ctx, scope, params, words }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, (_tx, { requestType, deviceType }) => ({
    request: { requestType, deviceType },
  }));
  return { title: words.cases.identify.request, ...file };
});

export const action = pageAction("_desk.cases.$caseId.request", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(requestFields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await editRequest(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(`/cases/${caseId}/identify`, "request-saved") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Request() {
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <DraftPage of={page.head} step="identify">
      {page.open ? <RequestForm caseId={page.head.id} start={page.request} form={form} /> : <NotNow of={page.head} />}
    </DraftPage>
  );
}
