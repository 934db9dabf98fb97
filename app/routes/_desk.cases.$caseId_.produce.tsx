import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { actDay, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActDay, ActPage, caseHref, Effects } from "~/cases/act-page";
import { type ProduceRefusal, produce } from "~/chamber/produce.server";
import { addYears } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Certificate = z.object({
  serial: z.string().trim().min(1, "required").max(80, "too-long"),
  notBefore: dayField,
  notAfter: dayField,
});
const Fields = z.object({
  ...actDay,
  serial: z.string().trim().min(1, "required").max(40, "too-long"),
  authentication: Certificate,
  signature: Certificate,
});

/** Beside which field each refusal of the verb stands. */
const FIELDS = {
  "device-serial-form": "serial",
  "device-serial-used": "serial",
  "certificate-serial-form": "authentication.serial",
  "certificate-serials-equal": "signature.serial",
  "certificate-days": "authentication.notBefore",
} satisfies Partial<Record<ProduceRefusal, string>>;

/** Where the chamber does not work in Cartellina: what the counter made, from the papers it gave. */
export const loader = pageLoader("_desk.cases.$caseId_.produce", async ({ ctx, scope, params, words }) => {
  studioOnly(ctx);
  const act = { event: "produce", custody: { event: "produce", of: "device" } } as const;
  const file = await actFile(ctx, scope, idParam(params, "caseId"), act, (_, { row, ruleset }) => ({
    accepted: row.acceptedOn !== null,
    expected: row.scheduledFor,
    lastDay: addYears(today(ctx), ruleset.renewal.certificateYears),
    batchId: row.batchId,
  }));
  return { title: words.caseActs.produce.title, today: today(ctx), ...file };
});

export const action = pageAction("_desk.cases.$caseId_.produce", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { day, ...device } = parsed.value;
  const outcome = await produce(ctx, { caseId, day, device });
  return outcome.ok ? said(caseHref({ id: caseId }), "produced") : refuse(form, besideField(outcome, FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Produce() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.produce;
  if (!page.accepted && page.hindrance === null) {
    return (
      <ActPage of={page} title={words.title}>
        <p className="u-t4">{words.refusals["intake-not-confirmed"]}</p>
        <LinkButton href={page.batchId === null ? "/batches" : `/batches/${page.batchId}`} solid>
          {caseActs.openSlip}
        </LinkButton>
      </ActPage>
    );
  }
  const labels = {
    serial: words.serial,
    day: words.day,
    ...certificateLabels("authentication", words.authentication, words),
    ...certificateLabels("signature", words.signature, words),
  };
  return (
    <ActPage of={page} title={words.title} lead={words.lead}>
      <Effects sentences={[]} papers={page.papers} />
      <PostForm form={form} labels={labels} refusals={{ ...cases.refusals, ...words.refusals }}>
        <TextField name="serial" label={words.serial} code upper maxLength={40} />
        <ActDay label={words.day} today={page.today} />
        <CertificateFields name="authentication" legend={words.authentication} />
        <CertificateFields name="signature" legend={words.signature} />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
        </Buttons>
      </PostForm>
    </ActPage>
  );
}

function CertificateFields({ name, legend }: { name: "authentication" | "signature"; legend: string }) {
  const { caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = caseActs.produce;
  return (
    <FieldSet legend={legend}>
      <TextField name={`${name}.serial`} label={words.certificateSerial} code upper maxLength={80} />
      <Grid>
        <DateField name={`${name}.notBefore`} label={words.notBefore} defaultValue={page.today} span={3} />
        <DateField name={`${name}.notAfter`} label={words.notAfter} defaultValue={page.lastDay} span={3} />
      </Grid>
    </FieldSet>
  );
}

type CertificateWords = { certificateSerial: string; notBefore: string; notAfter: string };

function certificateLabels(name: string, legend: string, words: CertificateWords): Record<string, string> {
  return {
    [`${name}.serial`]: `${legend}, ${words.certificateSerial.toLowerCase()}`,
    [`${name}.notBefore`]: `${legend}, ${words.notBefore.toLowerCase()}`,
    [`${name}.notAfter`]: `${legend}, ${words.notAfter.toLowerCase()}`,
  };
}
