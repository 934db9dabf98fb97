import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { actDay, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActPage, caseHref, Effects } from "~/cases/act-page";
import { RETURN_MEANS, type ReturnReceiptsRefusal, returnReceipts } from "~/receipts/return-receipts.server";
import { ScanHintLine } from "~/scans/case-scans";
import { scanHint } from "~/scans/read-sheet.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({
  ...actDay,
  copies: z.int().min(0, "too-small").max(2, "too-big"),
  means: z.enum(RETURN_MEANS),
  bearerId: z.string().default(""),
  protocol: z.string().trim().max(60, "too-long").default(""),
});

const FIELDS = {
  "receipts-incomplete": "copies",
  "bearer-not-enabled": "bearerId",
  "delegate-not-allowed": "means",
} satisfies Partial<Record<ReturnReceiptsRefusal, string>>;

/** Where the chamber does not work in Cartellina: the practice records the day of arrival from its proof (R50). */
export const loader = pageLoader("_desk.cases.$caseId_.return-receipts", async ({ ctx, scope, params, words }) => {
  studioOnly(ctx);
  const file = await actFile(
    ctx,
    scope,
    idParam(params, "caseId"),
    { event: "returnReceipts", custody: { event: "returnReceipts", of: "device" }, anyBearer: true },
    async (tx, { row, ruleset, officers }) => ({
      scans: await scanHint(tx, row, "DELIVERY_RECEIPT"),
      copies: ruleset.receipt.chamberCopies,
      bearers: officers.map(({ userId, name }) => ({ id: userId, name })),
      legalDue: row.legalDue,
      sentOn: row.sentOn,
    }),
  );
  return { title: words.caseActs.returnReceipts.title, today: today(ctx), me: ctx.actor.userId, ...file };
});

export const action = pageAction("_desk.cases.$caseId_.return-receipts", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { bearerId, ...input } = parsed.value;
  const bearer = isId(bearerId) ? bearerId : null;
  const outcome = await returnReceipts(ctx, { caseIds: [caseId], bearerId: bearer, ...input });
  return outcome.ok ? said(caseHref({ id: caseId }), "closed") : refuse(form, besideField(outcome, FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ReturnReceipts() {
  const { caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = caseActs.returnReceipts;
  const { legalDue, today: on } = page;
  const sentences = legalDue === null ? [] : [legalDue < on ? words.late : words.onTime(legalDue)];
  return (
    <ActPage of={page} title={words.title} lead={words.lead(page.copies)}>
      <Effects sentences={sentences} papers={page.papers} />
      <ScanHintLine hint={page.scans} />
      <ArrivalForm />
    </ActPage>
  );
}

function ArrivalForm() {
  const { caseActs, cases } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = caseActs.returnReceipts;
  const labels = {
    day: words.day,
    copies: words.copies,
    means: words.means,
    bearerId: words.bearer,
    protocol: words.protocol,
  };
  return (
    <PostForm form={form} labels={labels} refusals={{ ...cases.refusals, ...words.refusals }}>
      <DateField name="day" label={words.day} hint={words.dayHint} defaultValue={page.today} max={page.today} />
      <Grid>
        <TextField
          name="copies"
          label={words.copies}
          inputMode="numeric"
          defaultValue={String(page.copies)}
          maxLength={1}
          span={3}
        />
        <TextField name="protocol" label={words.protocol} maxLength={60} optional span={3} />
      </Grid>
      <RadioField name="means" label={words.means} options={optionsOf(words.meansWords)} />
      <SelectField
        name="bearerId"
        label={words.bearer}
        hint={words.bearerHint}
        empty={words.nobody}
        optional
        options={page.bearers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Buttons>
        <SubmitButton solid>{words.submit}</SubmitButton>
        <LinkButton href={caseHref(page.head)}>{caseActs.back}</LinkButton>
      </Buttons>
    </PostForm>
  );
}
