import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { actDay, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActDay, ActPage, caseHref, Effects } from "~/cases/act-page";
import { mend } from "~/cases/mend.server";
import { rejectionOf } from "~/cases/rejection";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-area";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...actDay, mended: z.string().trim().min(1, "required").max(500, "too-long") });

export const loader = pageLoader("_desk.cases.$caseId_.mend", async ({ ctx, scope, params, words, language }) => {
  studioOnly(ctx);
  const file = await actFile(ctx, scope, idParam(params, "caseId"), { event: "mend" }, (_, { row, ruleset }) => ({
    rejection: rejectionOf(row, ruleset, language),
  }));
  return { title: words.caseActs.mend.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId_.mend", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await mend(ctx, { caseId, ...parsed.value });
  if (outcome.ok) return said(caseHref({ id: caseId }), "mended");
  return refuse(
    form,
    besideField({ ...outcome, ...(outcome.refusal === "holds-secret-code" ? { field: "mended" } : {}) }),
  );
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Mend() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.mend;
  const { rejection } = page;
  const lead = rejection === null ? undefined : words.rejected(rejection.code, rejection.why);
  if (rejection !== null && rejection.remedy === "REDO" && page.hindrance === null) {
    return (
      <ActPage of={page} title={words.title} lead={lead}>
        <Callout tone="soon" title={words.needsRedo}>
          <p className="u-t2">
            <LinkButton href={`${caseHref(page.head)}/redo`} solid>
              {words.toRedo}
            </LinkButton>
          </p>
        </Callout>
      </ActPage>
    );
  }
  return (
    <ActPage of={page} title={words.title} lead={lead}>
      <Effects sentences={[words.effect]} papers={page.papers} />
      <PostForm
        form={form}
        labels={{ mended: words.mended, day: caseActs.day }}
        refusals={{ ...cases.refusals, ...words.refusals }}
      >
        <TextArea name="mended" label={words.mended} hint={words.mendedHint} rows={3} maxLength={500} />
        <ActDay today={page.today} />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
        </Buttons>
      </PostForm>
    </ActPage>
  );
}
