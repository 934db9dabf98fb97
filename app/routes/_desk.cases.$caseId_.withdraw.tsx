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
import { WITHDRAWAL_REASONS, withdraw } from "~/cases/withdraw.server";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { identityCopiesOf } from "~db/queries/cases";
import { findEnvelope } from "~db/queries/envelopes";

const Fields = z.object({ ...actDay, ...actNote, reason: z.enum(WITHDRAWAL_REASONS) });

export const loader = pageLoader("_desk.cases.$caseId_.withdraw", async ({ ctx, scope, params, words }) => {
  studioOnly(ctx);
  const file = await actFile(
    ctx,
    scope,
    idParam(params, "caseId"),
    { event: "withdraw", custody: { event: "withdraw", of: "form" } },
    async (tx, { row }) => {
      const envelope = row.envelopeId === null ? null : await findEnvelope(tx, scope, row.envelopeId);
      const copies = await identityCopiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
      return {
        envelope: envelope?.serial ?? null,
        copies: copies.length === 0 ? null : row.presentedOn === null ? ("destroyed" as const) : ("stay" as const),
      };
    },
  );
  return { title: words.caseActs.withdraw.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId_.withdraw", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await withdraw(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "withdrawn") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Withdraw() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.withdraw;
  const sentences = [words.closes];
  if (page.envelope !== null) sentences.push(words.envelope(page.envelope));
  if (page.copies !== null) sentences.push(page.copies === "destroyed" ? words.copies : words.copiesStay);
  return (
    <ActPage of={page} title={words.title} lead={words.lead(page.head.holder)}>
      <Effects sentences={sentences} papers={page.papers} />
      <ReasonForm form={form} page={page} reasons={words.reasons} refusals={cases.refusals} submit={words.submit} />
    </ActPage>
  );
}
