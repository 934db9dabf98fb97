import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answeredBefore, look } from "~/access/act.server";
import { practiceOf, today } from "~/access/context";
import { type Page as Asked, pageAction, pageLoader, said } from "~/access/page.server";
import { personFacts } from "~/cases/case-facts";
import { openCase } from "~/cases/open-case.server";
import { openForKnown } from "~/cases/open-for-known.server";
import { aidsOf, noAids } from "~/clients/person-aids";
import { PersonFields, personLabels, personRefusals } from "~/clients/person-fields";
import { readPersonForm } from "~/clients/person-form.server";
import { standingOn } from "~/mandates/mandate";
import { notFound } from "~/platform/errors";
import { REQUEST_TYPES } from "~/rulesets/ruleset";
import { Callout } from "~/ui/callout";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, type FormState, parseForm, refusedForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { Steps } from "~/ui/steps";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { findClient } from "~db/queries/clients";
import { findChamber, mandatesOfPractice } from "~db/queries/mandates";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuid = z.string().regex(UUID, "choose-one");
const Request = z.object({
  mandate: uuid,
  requestType: z.enum(REQUEST_TYPES, "choose-one"),
  deviceType: z.enum(["USB_TOKEN", "SMART_CARD"], "choose-one"),
});

export const loader = pageLoader("_desk.cases.new", async (page) => {
  const chosen = page.url.searchParams.get("client");
  return {
    title: page.words.cases.open.title,
    mandates: await activeMandates(page),
    client: chosen === null ? null : await chosenClient(page, chosen),
  };
});

export const action = pageAction("_desk.cases.new", async (page) => {
  const { ctx, scope, form, url } = page;
  const chosen = url.searchParams.get("client");
  const client = chosen === null ? null : await chosenClient(page, chosen);
  const read = client === null ? await readPersonForm(ctx, form, { another: true }) : null;
  const parsed = parseForm(Request, form);
  if (read !== null && !read.ok) {
    // Sent twice, the form meets the person it has just registered.
    const before = await answeredBefore<{ caseId: string }>(ctx, scope, "cases.open");
    if (before !== null) return said(`/cases/${before.value.caseId}/documents`, "opened");
    const errors =
      form.has("fill") || read.filled || parsed.ok ? read.form.errors : { ...read.form.errors, ...parsed.form.errors };
    return data({ form: { ...read.form, errors }, aids: read.aids }, read.filled ? 200 : 422);
  }
  // What was read stays read, whatever else is wrong.
  const again = (form: FormState) => data({ form, aids: read?.aids ?? noAids }, 422);
  if (!parsed.ok) return again(parsed.form);

  const mandate = (await activeMandates(page)).find(({ id }) => id === parsed.value.mandate);
  if (mandate === undefined) return again(refusedForm(form, "mandate-not-active", "mandate"));
  const { requestType, deviceType } = parsed.value;
  const under = {
    chamberId: mandate.chamberId,
    mandateId: mandate.id,
    requestType,
    deviceType,
    documentRead: read?.document ?? null,
  };
  if (read?.known) {
    const outcome = await openForKnown(ctx, { ...under, known: read.known, applicant: read.applicant });
    if (!outcome.ok) return again(refusedForm(form, outcome.refusal, outcome.field));
    return said(`/cases/${outcome.value.caseId}/${outcome.value.edited ? "documents" : "person"}`, "opened");
  }
  const person = client === null ? { applicant: (read ?? notFound()).applicant } : { id: client.id };
  const outcome = await openCase(ctx, { ...under, client: person });
  return outcome.ok
    ? said(`/cases/${outcome.value.caseId}/documents`, "opened")
    : again(refusedForm(form, outcome.refusal, outcome.field));
});

/** The mandates under which a case can be opened today, with their chambers. */
async function activeMandates({ ctx, scope }: Pick<Asked, "ctx" | "scope">) {
  return look(ctx, scope, async (tx) => {
    const mandates = await mandatesOfPractice(tx, practiceOf(ctx));
    const active = mandates.filter((mandate) => standingOn(mandate, today(ctx)) === "ACTIVE");
    return Promise.all(
      active.map(async ({ id, chamberId, number }) => {
        const chamber = await findChamber(tx, chamberId);
        return { id, chamberId, number, chamber: chamber?.name ?? "" };
      }),
    );
  });
}

async function chosenClient({ ctx, scope }: Pick<Asked, "ctx" | "scope">, id: string) {
  if (!UUID.test(id)) return notFound();
  const row = await look(ctx, scope, (tx) => findClient(tx, practiceOf(ctx), id));
  return row === null ? notFound() : { id: row.id, applicant: row.applicant };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function NewCase() {
  const w = useWords();
  const { mandates, client, title } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { open, steps } = w.cases;
  const labels = {
    ...personLabels(w),
    mandate: open.mandate,
    requestType: open.requestType,
    deviceType: open.deviceType,
  };
  return (
    <Page title={title} crumbs={[{ href: "/cases", label: w.cases.title }, { label: title }]} narrow>
      <Steps steps={Object.values(steps).map((label) => ({ label }))} now={0} />
      {mandates.length === 0 ? (
        <NoMandate />
      ) : (
        <PostForm
          form={sent?.form ?? emptyForm}
          labels={labels}
          refusals={{ ...w.cases.refusals, ...personRefusals(w) }}
        >
          {client === null ? <PersonFields aids={aidsOf(sent)} scanFirst={sent === undefined} ofCase /> : <Chosen />}
          <RequestFields />
          <Buttons>
            <SubmitButton solid>{open.submit}</SubmitButton>
          </Buttons>
        </PostForm>
      )}
    </Page>
  );
}

/** Somebody of the address book, as the case will take them over. */
function Chosen() {
  const w = useWords();
  const language = useLanguage();
  const { client } = useLoaderData<typeof loader>();
  const { open } = w.cases;
  if (client === null) return null;
  return (
    <Section
      id="persona"
      title={open.forClient}
      note={
        <>
          <a href={`/clients/${client.id}`}>{open.changeClient}</a> · <a href="/cases/new">{open.other}</a>
        </>
      }
    >
      <Facts facts={personFacts(client.applicant, w, language)} />
    </Section>
  );
}

function RequestFields() {
  const { cases, clients } = useWords();
  const { mandates } = useLoaderData<typeof loader>();
  const { open } = cases;
  const only = mandates.length === 1 ? mandates[0] : undefined;
  return (
    <FieldSet legend={open.request}>
      <Grid>
        <SelectField
          name="requestType"
          label={open.requestType}
          span={3}
          options={optionsOf(cases.requestTypes)}
          defaultValue="NEW"
        />
        <SelectField
          name="deviceType"
          label={open.deviceType}
          span={3}
          options={optionsOf(cases.deviceTypes)}
          defaultValue="USB_TOKEN"
        />
        <SelectField
          name="mandate"
          label={open.mandate}
          span={6}
          {...(only === undefined ? { empty: clients.form.choose } : { defaultValue: only.id })}
          options={mandates.map(({ id, chamber, number }) => ({ value: id, label: open.mandateOf(chamber, number) }))}
        />
      </Grid>
    </FieldSet>
  );
}

function NoMandate() {
  const { noMandate } = useWords().cases.open;
  return (
    <>
      <Callout tone="soon" title={noMandate.title}>
        <p>{noMandate.body}</p>
      </Callout>
      <p className="u-t4">
        <LinkButton href="/practice">{noMandate.link}</LinkButton>
      </p>
    </>
  );
}
