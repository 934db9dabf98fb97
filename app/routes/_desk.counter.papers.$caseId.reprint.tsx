import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { REPRINT_REASONS } from "~/cases/print-form.server";
import { copiesIn } from "~/cases/reprints.server";
import { readProductionCase } from "~/chamber/read-production.server";
import { reprintDevicePapers } from "~/chamber/reprint-device-papers.server";
import { COPY_NUMBERS } from "~/paperwork/custody";
import { notFound } from "~/platform/errors";
import { Callout } from "~/ui/callout";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { CheckGroup } from "~/ui/form/check-group";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({
  document: z.enum(["REGISTRATION_FORM", "DELIVERY_RECEIPT"], "choose-one"),
  copies: z.array(z.string(), "choose-one").min(1, "choose-one"),
  reason: z.enum(REPRINT_REASONS, "choose-one"),
});

export const loader = pageLoader("_desk.counter.papers.$caseId.reprint", async ({ ctx, params, words }) => {
  const of = await readProductionCase(ctx, idParam(params, "caseId"));
  if (of.device === null) return notFound();
  return { title: words.printing.device.title, of };
});

export const action = pageAction("_desk.counter.papers.$caseId.reprint", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { document, reason } = parsed.value;
  const copies = copiesIn(parsed.value.copies);
  const outcome = await reprintDevicePapers(ctx, { caseId, document, reprint: { reason, copies } });
  if (!outcome.ok) return refuse(form, outcome);
  const papers = document === "REGISTRATION_FORM" ? "registration" : "receipt";
  return said(`/counter/production/${caseId}?papers=${papers}&copies=${copies.join(",")}`, "reprinted");
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Reprint() {
  const { printing, shell, cases } = useWords();
  const { title, of } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = printing.device;
  const documents = optionsOf(words.documents).filter(
    ({ value }) => value !== "REGISTRATION_FORM" || !of.printedBySystem,
  );
  return (
    <Page
      title={title}
      sub={`${of.name} · ${of.number}`}
      crumbs={[
        { href: "/counter/production", label: shell.nav.production },
        { href: `/counter/production/${of.caseId}`, label: `${of.name} ${of.number}` },
        { label: title },
      ]}
      lead={words.lead}
      narrow
    >
      {of.printedBySystem ? <Callout tone="plain">{words.bySystem}</Callout> : null}
      <PostForm
        form={form}
        labels={{ document: words.document, copies: printing.copies, reason: words.reason }}
        refusals={words.refusals}
      >
        <FieldSet legend={words.document}>
          <RadioField name="document" label={words.document} options={documents} />
          <CheckGroup
            name="copies"
            label={printing.copies}
            hint={printing.copiesHint}
            options={COPY_NUMBERS.map((copyNo) => ({ value: String(copyNo), label: printing.copy[copyNo] ?? "" }))}
          />
          <RadioField name="reason" label={words.reason} options={optionsOf(cases.reprint.reasons)} />
        </FieldSet>
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
