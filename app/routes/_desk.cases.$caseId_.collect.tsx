import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { actDay, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActDay, ActPage, caseHref, Effects } from "~/cases/act-page";
import { collect } from "~/chamber/collect.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...actDay, registrationFormsSigned: z.boolean().default(false) });

/** Where the chamber does not work in Cartellina: the officer records what he collected (R46–R48). */
export const loader = pageLoader("_desk.cases.$caseId_.collect", async ({ ctx, scope, params, words }) => {
  studioOnly(ctx);
  const act = { event: "collect", custody: { event: "collect", of: "device" } } as const;
  const file = await actFile(ctx, scope, idParam(params, "caseId"), act, () => ({}));
  return { title: words.caseActs.collect.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId_.collect", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await collect(ctx, { caseIds: [caseId], officerId: ctx.actor.userId, ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "collected") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Collect() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.collect;
  return (
    <ActPage of={page} title={words.title} lead={words.lead}>
      <Effects sentences={[]} papers={page.papers} />
      <PostForm
        form={form}
        labels={{ day: words.day, registrationFormsSigned: words.signed }}
        refusals={{ ...cases.refusals, ...words.refusals }}
      >
        <ActDay label={words.day} today={page.today} />
        <CheckField name="registrationFormsSigned" label={words.signed} />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
        </Buttons>
      </PostForm>
    </ActPage>
  );
}
