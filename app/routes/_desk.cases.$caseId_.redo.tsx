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
import { REDO_REASONS, redo } from "~/cases/redo.server";
import { rejectionOf } from "~/cases/rejection";
import { proofRefusal } from "~/identity-documents/document-rules";
import { blockingSheets } from "~/paperwork/missing-sheets";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({
  ...actDay,
  ...actNote,
  reason: z.enum(REDO_REASONS),
  present: z.boolean().default(false),
});

export const loader = pageLoader("_desk.cases.$caseId_.redo", async ({ ctx, scope, params, words, language }) => {
  studioOnly(ctx);
  const on = today(ctx);
  const file = await actFile(
    ctx,
    scope,
    idParam(params, "caseId"),
    { event: "redo", custody: { event: "voidForm", of: "form" } },
    (_, { row, ruleset, copies }) => ({
      lacks: blockingSheets(copies, row.state, { day: on, rules: ruleset }),
      rejection: rejectionOf(row, ruleset, language),
      version: row.formVersion,
      keepsEnvelope: row.envelopeId !== null,
      document: row.identityDocument && { type: row.identityDocument.type, number: row.identityDocument.number },
      documentFault:
        row.identityDocument !== null && row.state === "SIGNED" ? null : proofRefusal(row, on, ruleset.idDocs),
    }),
  );
  return { title: words.caseActs.redo.title, today: on, ...file };
});

export const action = pageAction("_desk.cases.$caseId_.redo", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await redo(ctx, { caseId, ...parsed.value });
  if (outcome.ok) return said(caseHref({ id: caseId }), "redone");
  return refuse(form, besideField(outcome, { "applicant-not-present": "present" }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Redo() {
  const { caseActs, cases, identityDocuments } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.redo;
  const { rejection, document, hindrance } = page;
  const lead = rejection === null ? undefined : caseActs.mend.rejected(rejection.code, rejection.why);
  if (page.head.state === "SIGNED" && page.lacks.length === 0 && hindrance === null) return <Complete />;
  if (page.documentFault !== null && hindrance === null) return <DocumentFirst lead={lead} />;
  const sentences = [words.form(page.version), ...(page.keepsEnvelope ? [words.envelope] : []), words.next];
  return (
    <ActPage of={page} title={words.title} lead={lead}>
      <Effects sentences={sentences} papers={[]} />
      {document === null ? null : (
        <p className="u-t4">
          {words.documentIs(identityDocuments.types[document.type].toLowerCase(), document.number)}
        </p>
      )}
      <ReasonForm
        form={form}
        page={page}
        reasons={words.reasons}
        reason={rejection?.reidentify ? "document-expired" : page.lacks.length > 0 ? "sheet-missing" : undefined}
        refusals={{ ...cases.refusals, ...words.refusals }}
        submit={words.submit}
        labels={{ present: words.present }}
      >
        <CheckField name="present" label={words.present} hint={words.presentHint} />
      </ReasonForm>
    </ActPage>
  );
}

/** Before the counter has seen it, a form of which every sheet is there stays as it is. */
function Complete() {
  const { caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  return (
    <ActPage of={page} title={caseActs.redo.title}>
      <Callout tone="soon" title={caseActs.notNow}>
        <p>{caseActs.redo.refusals["form-complete"]}</p>
      </Callout>
      <p className="u-t4">
        <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
      </p>
    </ActPage>
  );
}

/** Nobody is identified with a document that does not serve: the new one comes first, with its copies. */
function DocumentFirst({ lead }: { lead: string | undefined }) {
  const { caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = caseActs.redo;
  return (
    <ActPage of={page} title={words.title} lead={lead}>
      <Callout tone="soon" title={words.documentFirst}>
        {page.documentFault === null ? null : <p>{words.refusals[page.documentFault]}</p>}
        <p>{words.documentFirstHint}</p>
        <p className="u-t2 u-row">
          <LinkButton href={`${caseHref(page.head)}/documents`} solid>
            {words.toDocument}
          </LinkButton>
          <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
        </p>
      </Callout>
    </ActPage>
  );
}
