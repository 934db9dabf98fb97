import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { actDay, actNote, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActPage, caseHref, Effects } from "~/cases/act-page";
import { ReasonForm } from "~/cases/reason-form";
import { REPLACE_ENVELOPE_REASONS, replaceEnvelope } from "~/cases/replace-envelope.server";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { latestForm } from "~db/queries/cases";
import { findEnvelope } from "~db/queries/envelopes";

const Fields = z.object({ ...actDay, ...actNote, reason: z.enum(REPLACE_ENVELOPE_REASONS) });

export const loader = pageLoader("_desk.cases.$caseId_.replace-envelope", async ({ ctx, scope, params, words }) => {
  studioOnly(ctx);
  const file = await actFile(
    ctx,
    scope,
    idParam(params, "caseId"),
    { event: "replaceEnvelope" },
    async (tx, { row }) => {
      const envelope = row.envelopeId === null ? null : await findEnvelope(tx, scope, row.envelopeId);
      const form = await latestForm(tx, { practiceId: row.practiceId, caseId: row.id });
      return {
        envelope: envelope?.serial ?? "",
        voided: form === null || form.voidedOn !== null ? null : form.version,
        onSlip: row.batchId !== null,
      };
    },
  );
  return { title: words.caseActs.replaceEnvelope.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId_.replace-envelope", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await replaceEnvelope(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "envelope-replaced") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ReplaceEnvelope() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.replaceEnvelope;
  const sentences = [
    ...(page.voided === null ? [] : [words.form(page.voided)]),
    ...(page.onSlip ? [words.offSlip] : []),
    words.next,
  ];
  return (
    <ActPage of={page} title={words.title} lead={words.lead(page.envelope)}>
      <Effects sentences={sentences} papers={[]} />
      <ReasonForm form={form} page={page} reasons={words.reasons} refusals={cases.refusals} submit={words.submit} />
    </ActPage>
  );
}
