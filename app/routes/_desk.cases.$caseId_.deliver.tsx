import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { look } from "~/access/act.server";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { studioOnly } from "~/access/studio-only";
import { actDay, besideField } from "~/cases/act-fields";
import { actFile } from "~/cases/act-file.server";
import { ActDay, ActPage, caseHref, Effects } from "~/cases/act-page";
import { type DeliverRefusal, deliver } from "~/cases/deliver.server";
import { termOfDelivery } from "~/cases/term-of-delivery.server";
import { normaliseSerial } from "~/devices/device";
import { ScanHintLine } from "~/scans/case-scans";
import { scanHint } from "~/scans/read-sheet.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, parseForm, refusedForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { pageTitle } from "~/ui/page-title";
import { ScanBlock } from "~/ui/scan-field";
import { TermSentence } from "~/ui/term-sentence";
import { useWords } from "~/ui/words/use-words";
import { deviceOf } from "~db/queries/cases";

/** Without either nothing is delivered: both are asked at once. */
const confirmed = z
  .boolean()
  .default(false)
  .refine((ticked) => ticked, "tick-required");
const Fields = z.object({
  ...actDay,
  deviceSerial: z.string().trim().min(1, "required").max(40, "too-long"),
  holderRecognised: confirmed,
  receiptsSigned: confirmed,
  sealStillIntact: z.boolean().default(false),
  softwareUpdateExplained: z.boolean().default(false),
});

/** Beside which field each refusal of the verb stands. */
const FIELDS = {
  "holder-not-recognised": "holderRecognised",
  "device-serial-differs": "deviceSerial",
  "receipts-not-signed": "receiptsSigned",
  "seal-broken-at-delivery": "sealStillIntact",
  "software-update-not-explained": "softwareUpdateExplained",
} satisfies Record<DeliverRefusal, string>;

export const loader = pageLoader("_desk.cases.$caseId_.deliver", async ({ ctx, scope, params, words }) => {
  studioOnly(ctx);
  const act = { event: "deliver", custody: { event: "deliver", of: "device" } } as const;
  const file = await actFile(ctx, scope, idParam(params, "caseId"), act, async (tx, { row, ruleset }) => {
    const device = await deviceOf(tx, { practiceId: row.practiceId, caseId: row.id });
    return {
      scans: await scanHint(tx, row, "REQUEST_FORM"),
      serialEnding: device?.serial.slice(-4) ?? null,
      sealBlocks: ruleset.envelope.intactChecks.deviceDelivery === "BLOCKING",
      softwareBlocks: ruleset.device.swUpdateBlocking,
      term: row.state === "COLLECTED" ? await termOfDelivery(tx, row, ruleset, today(ctx)) : null,
    };
  });
  return { title: words.caseActs.deliver.title, today: today(ctx), ...file };
});

/** The reader sends the form as soon as it has read the serial: that only checks it. */
export const action = pageAction("_desk.cases.$caseId_.deliver", async ({ ctx, scope, params, form }) => {
  const caseId = idParam(params, "caseId");
  if (form.get("read") === "serial") {
    const practiceId = studioOnly(ctx);
    const device = await look(ctx, scope, (tx) => deviceOf(tx, { practiceId, caseId }));
    const read = normaliseSerial(String(form.get("deviceSerial") ?? ""));
    if (device === null || device.serial !== read) {
      return refuse(form, { ok: false, refusal: "device-serial-differs", field: "deviceSerial" });
    }
    const { values } = refusedForm(form, "");
    return data({ form: { values, errors: {} }, rightDevice: true });
  }
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await deliver(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "delivered") : refuse(form, besideField(outcome, FIELDS));
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Deliver() {
  const { caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const words = caseActs.deliver;
  return (
    <ActPage of={page} title={words.title} lead={words.lead(page.head.holder)}>
      <Term />
      <Effects sentences={[]} papers={page.papers} />
      <ScanHintLine hint={page.scans} />
      <DeliveryForm />
    </ActPage>
  );
}

function Term() {
  const w = useWords();
  const { term, today: on } = useLoaderData<typeof loader>();
  if (term === null) return null;
  const { explanation, startEvent, rule, action: last } = term;
  return (
    <>
      <TermSentence how={w.terms.howCounted(rule, startEvent)}>
        {w.caseActs.termOfDelivery({ explanation, startEvent, today: on })}
      </TermSentence>
      {last === explanation.due ? null : (
        <p className="c-small c-muted">{last === null ? w.caseActs.shutUntilTerm : w.caseActs.lastUseful(last)}</p>
      )}
    </>
  );
}

function DeliveryForm() {
  const w = useWords();
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const words = w.caseActs.deliver;
  const rightDevice = sent !== undefined && "rightDevice" in sent;
  const labels = {
    deviceSerial: words.serial,
    day: words.day,
    holderRecognised: words.recognised,
    receiptsSigned: words.receipts,
    sealStillIntact: words.seal,
    softwareUpdateExplained: words.software,
    note: w.caseActs.note,
  };
  return (
    <PostForm form={sent?.form ?? emptyForm} labels={labels} refusals={{ ...w.cases.refusals, ...words.refusals }}>
      <ScanBlock
        name="deviceSerial"
        label={words.serial}
        hint={page.serialEnding === null ? undefined : words.serialHint(page.serialEnding)}
        button={words.check}
        buttonName="read"
        buttonValue="serial"
        said={rightDevice ? words.serialRight : undefined}
        autoFocus={!rightDevice}
        maxLength={40}
      />
      <FieldSet legend={words.confirmations}>
        <CheckField name="holderRecognised" label={words.recognised} />
        <CheckField name="receiptsSigned" label={words.receipts} />
        <CheckField
          name="sealStillIntact"
          label={words.seal}
          hint={page.sealBlocks ? words.sealBlocks : words.sealWarns}
        />
        <CheckField
          name="softwareUpdateExplained"
          label={words.software}
          hint={page.softwareBlocks ? words.softwareBlocks : words.softwareFree}
        />
      </FieldSet>
      <ActDay label={words.day} today={page.today} />
      <Buttons>
        <SubmitButton solid>{words.submit}</SubmitButton>
        <LinkButton href={`${caseHref(page.head)}/undeliverable`}>{words.toChamber}</LinkButton>
        <LinkButton href={caseHref(page.head)}>{w.caseActs.back}</LinkButton>
      </Buttons>
    </PostForm>
  );
}
