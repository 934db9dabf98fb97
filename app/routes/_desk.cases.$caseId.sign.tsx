import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { besideField } from "~/cases/act-fields";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { printedState } from "~/cases/printed-form.server";
import { copiesAsked } from "~/cases/reprints.server";
import { type SignFormRefusal, signForm } from "~/cases/sign-form.server";
import type { StepRefusal } from "~/cases/step.server";
import { MissingSheets } from "~/paperwork/missing-sheets-list";
import { dayField } from "~/terms/day-field";
import { ActButton } from "~/ui/act";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";
import { copiesOf } from "~db/queries/cases";

const STEP = { act: "cases.signForm", states: ["ENVELOPE_GIVEN"] } as const;

const Fields = z.object({
  version: z.number().int().min(1).max(9999),
  day: dayField,
  applicantSignedAll: z.boolean().default(false),
  officerSignedAll: z.boolean().default(false),
});

/** Beside which field a refusal stands; the others stand on top. */
const FIELDS: Partial<Record<SignFormRefusal | StepRefusal, string>> = { "form-other-version": "version" };

export const loader = pageLoader("_desk.cases.$caseId.sign", async ({ ctx, scope, params, words, url }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, async (tx, row, office) => ({
    form: await printedState(tx, row, office),
    missing: (await copiesOf(tx, { practiceId: row.practiceId, caseId: row.id })).filter(
      ({ holder }) => holder === "MISSING",
    ),
  }));
  return {
    title: words.cases.stepTitle(words.cases.steps.sign),
    said: url.searchParams.get("detto"),
    reprinted: copiesAsked(url.searchParams),
    ...file,
  };
});

export const action = pageAction("_desk.cases.$caseId.sign", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await signForm(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(`/cases/${caseId}`, "signed") : refuse(form, besideField(outcome, FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Sign() {
  const { cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const standing = page.form?.state === "standing";
  return (
    <DraftPage of={page.head} step="sign" lead={page.open ? cases.sign.lead : undefined}>
      <Notice said={page.said} sentences={cases.said} />
      {page.open ? <Print /> : <NotNow of={page.head} />}
      {page.open && standing && page.missing.length > 0 ? <Lacks /> : null}
      {page.open && standing && page.missing.length === 0 ? (
        page.mine ? (
          <Signatures />
        ) : (
          <NotNow of={page.head} officerOnly />
        )
      ) : null}
    </DraftPage>
  );
}

/** First the paper: a version fixed by printing it, its PDF, and what a reprint would be. */
function Print() {
  const { cases, printing } = useWords();
  const { form, head, reprinted } = useLoaderData<typeof loader>();
  const words = cases.sign;
  const print = `/cases/${head.id}/print`;
  return (
    <Section id="stampa" title={words.printTitle}>
      {form === null || form.state === "void" ? (
        <>
          <p className="u-t2">{words.notPrinted}</p>
          <div className="u-row u-t4">
            <ActButton act={{ label: words.printNow, post: print, solid: true }} />
          </div>
        </>
      ) : form.state === "outdated" ? (
        <>
          <Callout tone="soon">
            <p>{words.outdated(form.version)}</p>
          </Callout>
          <div className="u-row u-t4">
            <ActButton act={{ label: words.printAgain, post: print, solid: true }} />
          </div>
        </>
      ) : (
        <>
          <p className="u-t2">
            {words.printed(form.version, form.printed.day, form.printed.hour)}
            {form.reprints === 0 ? null : ` ${words.reprints(form.reprints)}`}
          </p>
          <div className="u-row u-t4">
            {reprinted.length === 0 ? null : (
              <a
                className="btn btn-primary c-btn"
                href={`/cases/${head.id}/form.pdf?copies=${reprinted.join(",")}`}
                target="_blank"
                rel="noreferrer"
              >
                {printing.openReprinted(reprinted)}
                <span className="visually-hidden">, {words.newTab}</span>
              </a>
            )}
            <a
              className="btn btn-outline-primary c-btn"
              href={`/cases/${head.id}/form.pdf`}
              target="_blank"
              rel="noreferrer"
            >
              {words.openPdf}
              <span className="visually-hidden">, {words.newTab}</span>
            </a>
            <LinkButton href={print}>{words.reprint}</LinkButton>
          </div>
        </>
      )}
    </Section>
  );
}

/** A blank sheet is missing: the three are printed again, or it is found. */
function Lacks() {
  const { cases } = useWords();
  const { missing, head } = useLoaderData<typeof loader>();
  return (
    <Callout tone="soon" title={cases.refusals["sheet-missing"]}>
      <MissingSheets sheets={missing} caseId={head.id} />
    </Callout>
  );
}

function Signatures() {
  const { cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = cases.sign;
  return (
    <PostForm form={form} labels={{ version: words.version, day: words.day }} refusals={cases.refusals}>
      <FieldSet legend={words.signTitle} hint={words.afterwards}>
        <Grid>
          <TextField
            name="version"
            label={words.version}
            hint={words.versionHint}
            span={3}
            inputMode="numeric"
            maxLength={4}
            defaultValue={String(page.form?.version ?? "")}
          />
          <DateField name="day" label={words.day} span={3} defaultValue={page.today} max={page.today} />
        </Grid>
        <CheckField name="applicantSignedAll" label={words.applicantSigned} />
        <CheckField name="officerSignedAll" label={words.officerSigned} />
      </FieldSet>
      <Buttons>
        <SubmitButton solid>{words.submit}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}
