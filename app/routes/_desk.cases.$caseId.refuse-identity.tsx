import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { actDay, actNote, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActPage, caseHref } from "~/cases/act-page";
import { ReasonForm } from "~/cases/reason-form";
import { REFUSED_IDENTITY_REASONS, refuseIdentity } from "~/cases/refuse-identity.server";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...actDay, ...actNote, reason: z.enum(REFUSED_IDENTITY_REASONS, "choose-one") });

export const loader = pageLoader("_desk.cases.$caseId.refuse-identity", async ({ ctx, scope, params, words }) => {
  const act = { event: "identityNotProven" } as const;
  const file = await actFile(ctx, scope, idParam(params, "caseId"), act, () => ({}));
  return { title: words.cases.refuse.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId.refuse-identity", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await refuseIdentity(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "identity-refused") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function RefuseIdentity() {
  const { cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = cases.refuse;
  return (
    <ActPage of={page} title={words.title} lead={words.lead}>
      <ReasonForm form={form} page={page} reasons={words.reasons} refusals={cases.refusals} submit={words.submit} />
    </ActPage>
  );
}
