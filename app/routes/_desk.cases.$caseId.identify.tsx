import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { besideField } from "~/cases/act-fields";
import { lackingContacts } from "~/cases/applicant";
import { personFacts } from "~/cases/case-facts";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { type IdentifyRefusal, identify } from "~/cases/identify.server";
import { holdsSecretCode } from "~/cases/note-guard";
import { RequestForm } from "~/cases/request-form";
import type { StepRefusal } from "~/cases/step.server";
import { ageOn, disagreementsOf } from "~/clients/person-checks";
import { documentFaults, FAULT_FIELDS } from "~/identity-documents/document-faults";
import { hasCopies, requiredSides } from "~/identity-documents/required-copies";
import { addDays, type Day } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Callout } from "~/ui/callout";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { fieldId } from "~/ui/form/form-context";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { formatDay } from "~/ui/words/days";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { identityCopiesOf } from "~db/queries/cases";
import { findPractice } from "~db/queries/practices";

const STEP = { act: "cases.identify", states: ["DRAFT"] } as const;

const Fields = z.object({
  day: dayField,
  place: z
    .string()
    .trim()
    .min(1, "required")
    .max(100, "too-long")
    .refine((text) => !holdsSecretCode(text), "secret-not-allowed"),
  present: z.boolean().default(false),
  compared: z.boolean().default(false),
});

/** Beside which field a refusal stands; the others stand on top. */
const FIELDS: Partial<Record<IdentifyRefusal | StepRefusal, string>> = {
  "applicant-not-present": "present",
  "not-compared": "compared",
};

/** A document that ends so soon may be found expired by the counter, weeks later. */
const SOON_EXPIRED = 45;

export const loader = pageLoader("_desk.cases.$caseId.identify", async ({ ctx, scope, params, words, url }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, async (tx, row, { rules }) => {
    const copies = await identityCopiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
    const kinds = copies.map(({ kind }) => kind);
    const practice = await findPractice(tx, row.practiceId);
    const day = today(ctx);
    const document = row.identityDocument;
    const age = ageOn(row.applicant.birthDate, day);
    return {
      applicant: row.applicant,
      document,
      request: { requestType: row.requestType, deviceType: row.deviceType },
      place: practice?.address ?? "",
      found: {
        copiesMissing: !hasCopies(requiredSides(row.applicant.citizenship, rules), kinds),
        faults:
          document === null || rules === null
            ? []
            : documentFaults({ document, citizenship: row.applicant.citizenship, kinds }, day, rules),
        expiresSoon: soonExpired(document?.expiresOn ?? null, day),
        underAge: rules !== null && age < rules.minimumAge ? age : null,
        disagreements: disagreementsOf(row.applicant),
        hints: [...new Set(copies.flatMap(({ hints }) => hints))],
      },
    };
  });
  return { title: words.cases.stepTitle(words.cases.steps.form), said: url.searchParams.get("detto"), ...file };
});

const soonExpired = (expiresOn: Day | null, on: Day): Day | null =>
  expiresOn !== null && expiresOn >= on && expiresOn <= addDays(on, SOON_EXPIRED) ? expiresOn : null;

export const action = pageAction("_desk.cases.$caseId.identify", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await identify(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(`/cases/${caseId}/envelope`, "identified") : refuse(form, besideField(outcome, FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Identify() {
  const w = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = w.cases.identify;
  const lacking = page.document === null || page.found.copiesMissing || page.found.faults.length > 0;
  return (
    <DraftPage of={page.head} step="identify" lead={page.open ? words.lead : undefined}>
      <Notice said={page.said} sentences={w.cases.said} />
      <Warnings />
      <Review />
      {page.open ? <RequestForm caseId={page.head.id} start={page.request} prefix="r-" /> : null}
      {!page.open ? (
        <NotNow of={page.head} />
      ) : !page.mine ? (
        <NotNow of={page.head} officerOnly />
      ) : (
        <PostForm form={form} labels={{ day: words.day, place: words.place }} refusals={w.cases.refusals}>
          <FieldSet legend={words.act}>
            <Grid>
              <DateField name="day" label={words.day} span={2} defaultValue={page.today} max={page.today} />
              <TextField
                name="place"
                label={words.place}
                span={4}
                hint={words.placeHint}
                maxLength={100}
                defaultValue={page.place}
              />
            </Grid>
            <CheckField name="present" label={words.present} />
            <CheckField name="compared" label={words.compared} />
          </FieldSet>
          <Buttons>
            <SubmitButton solid={!lacking}>{words.submit}</SubmitButton>
            <LinkButton href={`/cases/${page.head.id}/refuse-identity`}>
              {w.cases.otherActs.labels["refuse-identity"]}
            </LinkButton>
          </Buttons>
        </PostForm>
      )}
    </DraftPage>
  );
}

/** What would stop the identification, or deserves a second look, before anything is asked. */
function Warnings() {
  const w = useWords();
  const { applicant, found, document, head, open } = useLoaderData<typeof loader>();
  const words = w.cases.identify;
  if (!open) return null;
  const base = `/cases/${head.id}`;
  const sentences: { text: string; href?: string }[] = [
    ...(document === null ? [{ text: words.documentMissing, href: `${base}/documents` }] : []),
    ...(lackingContacts(applicant).length === 0
      ? []
      : [{ text: w.cases.refusals["contact-missing"], href: `${base}/person` }]),
    ...(found.copiesMissing ? [{ text: words.copiesMissing, href: `${base}/documents#copie` }] : []),
    ...found.faults.map((fault) => ({
      text: w.cases.refusals[fault],
      href: `${base}/documents#${fieldId(FAULT_FIELDS[fault])}`,
    })),
    ...(found.underAge === null ? [] : [{ text: words.underAge(found.underAge) }]),
    ...(found.expiresSoon === null ? [] : [{ text: words.expiresSoon(formatDay(found.expiresSoon)) }]),
    ...found.disagreements.map((one) => ({ text: w.clients.codiceFiscale.disagreements[one], href: `${base}/person` })),
    ...found.hints.flatMap((hint) =>
      hint in w.capture.hints
        ? [{ text: w.capture.hints[hint as keyof typeof w.capture.hints], href: `${base}/documents#copie` }]
        : [],
    ),
  ];
  if (sentences.length === 0) return null;
  return (
    <Callout tone="soon" title={words.warnings}>
      <ul>
        {sentences.map(({ text, href }) => (
          <li key={text}>{href === undefined ? text : <a href={href}>{text}</a>}</li>
        ))}
      </ul>
    </Callout>
  );
}

/** Everything that will stand on the form, with the way back to each part. */
function Review() {
  const w = useWords();
  const language = useLanguage();
  const { applicant, document, head, open } = useLoaderData<typeof loader>();
  const { identify: words, documents, facts } = w.cases;
  const change = (step: string) => (open ? <a href={`/cases/${head.id}/${step}`}>{words.change}</a> : undefined);
  const day = (on: Day | null) => (on === null ? facts.documentNoExpiry : formatDay(on));
  return (
    <>
      <Section id="persona" title={words.person} note={change("person")}>
        <Facts facts={personFacts(applicant, w, language)} />
      </Section>
      <Section id="documento" title={words.document} note={change("documents")}>
        <Facts
          facts={
            document === null
              ? [{ label: facts.document, value: facts.notYet }]
              : [
                  { label: documents.type, value: w.identityDocuments.types[document.type] },
                  { label: documents.number, value: document.number, code: true },
                  { label: documents.issuer, value: document.issuer },
                  { label: documents.issuedOn, value: formatDay(document.issuedOn) },
                  { label: documents.expiresOn, value: day(document.expiresOn) },
                  ...(document.residencePermit === null
                    ? []
                    : [
                        {
                          label: documents.permit,
                          value: `${document.residencePermit.number}, ${day(document.residencePermit.expiresOn)}`,
                        },
                      ]),
                ]
          }
        />
      </Section>
    </>
  );
}
