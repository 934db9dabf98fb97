import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { can } from "~/access/policy";
import { besideField } from "~/cases/act-fields";
import { counterDesk } from "~/chamber/counter-desk.server";
import { readReturns, takeReading } from "~/receipts/read-returns.server";
import { LONGEST_LIST, readList, writeList } from "~/receipts/receipt-list";
import { RETURN_MEANS, returnReceipts } from "~/receipts/return-receipts.server";
import { ReturnsForm } from "~/receipts/returns-form";
import { ReturnsList } from "~/receipts/returns-list";
import { isDay } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { FormContext } from "~/ui/form/form-context";
import { emptyForm, errorForm, isRefused, parseForm, typed } from "~/ui/form/form-state";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { ScanForm } from "~/ui/scan-field";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { useWords } from "~/ui/words/use-words";

const Returning = z.object({
  day: dayField,
  means: z.enum(RETURN_MEANS),
  bearer: z.string().default(""),
  protocol: z
    .string()
    .trim()
    .max(40, "too-long")
    .regex(/^[\p{L}\p{N} ./-]*$/u, "invalid")
    .default(""),
  originals: z.literal(true, "tick-required"),
});

export const loader = pageLoader("_desk.counter.returns", async ({ ctx, url, words }) => {
  const search = url.searchParams;
  const before = readList(search.get("list") ?? "");
  const text = (search.get("read") ?? "").trim().slice(0, 60);
  const reading = text === "" ? null : await takeReading(ctx, before, text);
  const list = reading?.list ?? before;
  return {
    title: words.counter.returns.title,
    today: today(ctx),
    list: writeList(list),
    before: writeList(before),
    full: list.length >= LONGEST_LIST,
    reading: reading === null ? null : { text, found: reading.found },
    said: search.get("detto"),
    count: Number(search.get("count")) || 0,
    late: Number(search.get("late")) || 0,
    mayAct: can(ctx.actor.roles, "counter.returnReceipts"),
    ...(await readReturns(ctx, list)),
  };
});

/** The receipts in hand are registered in one act: late ones too, since the register says what happened (A33). */
export const action = pageAction("_desk.counter.returns", async ({ ctx, url, form }) => {
  counterDesk(ctx);
  const parsed = parseForm(Returning, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { day, means, bearer, protocol } = parsed.value;
  const inHand = means === "OFFICER" || means === "DELEGATE";
  if (inHand && bearer === "") return invalid(errorForm(form, { bearer: ["choose-one"] }));

  const { lines, originals } = await readReturns(ctx, readList(url.searchParams.get("list") ?? ""));
  const caseIds = lines.map(({ caseId }) => caseId);
  const bearerId = inHand ? bearer : null;
  const returned = await returnReceipts(ctx, { caseIds, day, copies: originals, means, bearerId, protocol });
  if (!returned.ok) return refuse(form, besideField(returned, REFUSED_FIELDS));
  const { caseIds: closed, late } = returned.value;
  return said(`/counter/returns?count=${closed.length}&late=${late}`, "returned");
});

const REFUSED_FIELDS = {
  "bearer-not-enabled": "bearer",
  "delegate-not-allowed": "means",
  "receipts-incomplete": "originals",
} as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Returns() {
  const { returns } = useWords().counter;
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const asked = typed(form, "day") ?? "";
  const day = isDay(asked) ? asked : page.today;
  return (
    <Page title={page.title}>
      <Notice said={page.said} sentences={{ returned: returns.said(page.count, page.late) }} />
      {page.full ? <Callout tone="soon">{returns.tooMany(LONGEST_LIST)}</Callout> : <Scan focus={!isRefused(form)} />}
      <Section id="in-mano" title={returns.list} count={page.lines.length}>
        {page.lines.length === 0 ? <Empty>{returns.empty}</Empty> : null}
        <ReturnsList lines={page.lines} others={page.others} list={page.list} day={day} />
      </Section>
      {page.lines.length > 0 && page.mayAct ? (
        <Section id="arrivo" title={returns.act}>
          <ReturnsForm form={form} page={page} day={day} />
        </Section>
      ) : null}
    </Page>
  );
}

/** Every reading adds to the address; nothing is recorded until the one act. */
function Scan({ focus }: { focus: boolean }) {
  const { returns } = useWords().counter;
  const { list, reading } = useLoaderData<typeof loader>();
  const unknown = reading !== null && reading.found === null ? reading.text : null;
  const form =
    unknown === null
      ? emptyForm
      : { values: { read: unknown }, errors: {}, refusal: { code: "unknown", field: "read" } };
  return (
    <FormContext.Provider value={{ form, refusals: { unknown: returns.unknown(unknown ?? "") }, prefix: "" }}>
      <ScanForm
        method="get"
        action="/counter/returns"
        name="read"
        label={returns.scanLabel}
        hint={returns.scanHint}
        button={returns.add}
        maxLength={60}
        hidden={{ list }}
        autoFocus={focus}
        said={reading !== null && reading.found !== null ? <Read /> : null}
      />
    </FormContext.Provider>
  );
}

function Read() {
  const { counter } = useWords();
  const { reading, before, lines, others } = useLoaderData<typeof loader>();
  const found = reading?.found;
  const line = [...lines, ...others].find(({ code }) => code === found?.code);
  if (!found || !line) return null;
  const copy = found.copyNo === null ? "" : `, ${counter.scan.copy(counter.papers.DELIVERY_RECEIPT, found.copyNo)}`;
  return (
    <>
      <StateBadge tone="done">{found.listedBefore ? counter.scan.read : counter.returns.added}</StateBadge> {line.name},{" "}
      {line.number}
      {copy}. {found.copyNo === 1 ? <StateBadge tone="soon">{counter.returns.copyOne}</StateBadge> : null}{" "}
      <a href={before === "" ? "/counter/returns" : `/counter/returns?list=${before}`}>{counter.scan.undo}</a>
    </>
  );
}
