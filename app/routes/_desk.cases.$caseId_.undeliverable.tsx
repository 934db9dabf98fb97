import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { actDay, actNote, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActPage, caseHref, Effects } from "~/cases/act-page";
import { ReasonForm } from "~/cases/reason-form";
import { UNDELIVERABLE_REASONS, undeliverable } from "~/cases/undeliverable.server";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...actDay, ...actNote, reason: z.enum(UNDELIVERABLE_REASONS) });

export const loader = pageLoader("_desk.cases.$caseId_.undeliverable", async ({ ctx, scope, params, words }) => {
  const act = { event: "undeliverable", custody: { event: "undeliverable", of: "device" } } as const;
  const file = await actFile(ctx, scope, idParam(params, "caseId"), act, () => ({}));
  return { title: words.caseActs.undeliverable.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId_.undeliverable", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await undeliverable(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "returned") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Undeliverable() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.undeliverable;
  const { holder, inStudio } = page.head;
  return (
    <ActPage of={page} title={words.title} lead={(inStudio ? words.lead : words.leadHere)(holder)}>
      <Effects sentences={[words.closes, inStudio ? words.revoke : words.revokeHere]} papers={page.papers} />
      <ReasonForm
        form={form}
        page={page}
        reasons={words.reasons}
        refusals={{ ...cases.refusals, ...words.refusals }}
        submit={words.submit}
      />
    </ActPage>
  );
}
