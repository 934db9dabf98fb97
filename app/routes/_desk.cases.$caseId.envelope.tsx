import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { besideField } from "~/cases/act-fields";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { type HandEnvelopeRefusal, handEnvelope } from "~/cases/hand-envelope.server";
import type { StepRefusal } from "~/cases/step.server";
import { ENVELOPE_CONTENTS, INFORMATION_TOPICS } from "~/rulesets/ruleset";
import { dayField } from "~/terms/day-field";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { CheckGroup } from "~/ui/form/check-group";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { findEnvelope, inStock } from "~db/queries/envelopes";

const STEP = { act: "cases.handEnvelope", states: ["IDENTIFIED"] } as const;
const SUGGESTED = 8;

const Fields = z.object({
  serial: z.string().trim().max(40, "too-long").default(""),
  day: dayField,
  sealIntact: z.boolean().default(false),
  contents: z.array(z.enum(ENVELOPE_CONTENTS)).default([]),
  topics: z.array(z.enum(INFORMATION_TOPICS)).default([]),
});

/** Beside which field a refusal stands; the others stand on top. */
const FIELDS: Partial<Record<HandEnvelopeRefusal | StepRefusal, string>> = {
  "envelope-unknown": "serial",
  "envelope-not-in-stock": "serial",
  "seal-broken": "sealIntact",
  "contents-incomplete": "contents",
  "topics-incomplete": "topics",
};

export const loader = pageLoader("_desk.cases.$caseId.envelope", async ({ ctx, scope, params, words, url }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, async (tx, row, { rules }) => {
    const kept = row.envelopeId === null ? null : await findEnvelope(tx, scope, row.envelopeId);
    const stock = kept === null ? await inStock(tx, row.practiceId, row.chamberId, SUGGESTED) : [];
    return {
      kept: kept && { serial: kept.serial, scratchLayer: kept.scratchLayer },
      stock: stock.map(({ serial, scratchLayer }) => ({ serial, scratchLayer })),
      contents: rules?.envelope.contents ?? [],
      topics: rules?.informationTopics ?? [],
    };
  });
  return { title: words.cases.stepTitle(words.cases.steps.envelope), said: url.searchParams.get("detto"), ...file };
});

export const action = pageAction("_desk.cases.$caseId.envelope", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await handEnvelope(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(`/cases/${caseId}/sign`, "envelope-given") : refuse(form, besideField(outcome, FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Envelope() {
  const { cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = cases.envelope;
  return (
    <DraftPage of={page.head} step="envelope" lead={page.open ? words.lead : undefined}>
      <Notice said={page.said} sentences={cases.said} />
      {!page.open ? (
        <NotNow of={page.head} />
      ) : !page.mine ? (
        <NotNow of={page.head} officerOnly />
      ) : page.kept === null && page.stock.length === 0 ? (
        <NoStock />
      ) : (
        <Handover />
      )}
    </DraftPage>
  );
}

function Handover() {
  const { cases } = useWords();
  const language = useLanguage();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = cases.envelope;
  const options = (items: typeof page.contents | typeof page.topics) =>
    items.map((item) => ({ value: item.code, label: item[language] }));
  const labels = { serial: words.scan, day: words.day, contents: words.contents, topics: words.topics };
  return (
    <PostForm form={form} labels={labels} refusals={cases.refusals}>
      {page.kept === null ? <WhichFolder /> : <Kept />}
      <CheckField name="sealIntact" label={words.sealIntact(colourOf(page, cases))} />
      <CheckGroup name="contents" label={words.contents} hint={words.contentsHint} options={options(page.contents)} />
      <CheckGroup name="topics" label={words.topics} hint={words.topicsHint} options={options(page.topics)} />
      <DateField name="day" label={words.day} defaultValue={page.today} max={page.today} />
      <Buttons>
        <SubmitButton solid>{page.kept === null ? words.submit : words.confirm}</SubmitButton>
        {page.kept === null ? null : (
          <LinkButton href={`/cases/${page.head.id}/replace-envelope`}>{words.replaceIt}</LinkButton>
        )}
      </Buttons>
    </PostForm>
  );
}

/** The number from the folder's bar code; a browser suggests the next ones in stock. */
function WhichFolder() {
  const { cases } = useWords();
  const { stock } = useLoaderData<typeof loader>();
  const words = cases.envelope;
  return (
    <div className="c-scan">
      <TextField
        name="serial"
        label={words.scan}
        hint={`${words.scanHint} ${words.suggestions}: ${stock
          .slice(0, 3)
          .map(({ serial }) => serial)
          .join(", ")}.`}
        code
        upper
        maxLength={40}
        autoFocus
        list="in-giacenza"
      />
      <datalist id="in-giacenza">
        {stock.map(({ serial, scratchLayer }) => (
          <option key={serial} value={serial} label={cases.facts.patina(cases.scratchLayers[scratchLayer])} />
        ))}
      </datalist>
    </div>
  );
}

/** After a redo: the intact folder stays with the applicant and is confirmed. */
function Kept() {
  const words = useWords().cases.envelope;
  const { kept } = useLoaderData<typeof loader>();
  return (
    <Callout tone="plain" title={words.kept}>
      <p>{words.keptBody(kept?.serial ?? "")}</p>
    </Callout>
  );
}

function NoStock() {
  const words = useWords().cases.envelope;
  return (
    <>
      <Callout tone="soon">
        <p>{words.noStock}</p>
      </Callout>
      <p className="u-t4">
        <LinkButton href="/envelopes">{words.goToStock}</LinkButton>
      </p>
    </>
  );
}

type Envelopes = ReturnType<typeof useLoaderData<typeof loader>>;

/** The colour where it is known before the scan: of the folder in hand, or when all in stock have one. */
function colourOf({ kept, stock }: Envelopes, { scratchLayers }: ReturnType<typeof useWords>["cases"]): string | null {
  const layers = new Set(kept === null ? stock.map(({ scratchLayer }) => scratchLayer) : [kept.scratchLayer]);
  const [only] = layers;
  return only === undefined || layers.size > 1 ? null : scratchLayers[only];
}
