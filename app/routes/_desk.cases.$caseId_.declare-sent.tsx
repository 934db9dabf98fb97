import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { caseHref } from "~/cases/act-page";
import { notFound } from "~/platform/errors";
import { declareSent } from "~/receipts/declare-sent.server";
import { DeclareSentFields } from "~/receipts/declare-sent-fields.server";
import { DeclareSent } from "~/receipts/declare-sent-form";
import { chosenDue } from "~/receipts/due-list.server";
import { ScanHintLine } from "~/scans/case-scans";
import { scanHint } from "~/scans/read-sheet.server";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { findCase } from "~db/queries/cases";

export const loader = pageLoader("_desk.cases.$caseId_.declare-sent", async ({ ctx, scope, params, words }) => {
  const caseId = idParam(params, "caseId");
  const scans = await look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    return scanHint(tx, row, "DELIVERY_RECEIPT");
  });
  return {
    scans,
    title: words.due.declareSent.title,
    today: today(ctx),
    caseId,
    ...(await chosenDue(ctx, scope, [caseId])),
  };
});

export const action = pageAction("_desk.cases.$caseId_.declare-sent", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(DeclareSentFields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await declareSent(ctx, { caseIds: [caseId], ...parsed.value });
  return outcome.ok ? said(caseHref({ id: caseId }), "sent") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function DeclareOneSent() {
  const { due, caseActs } = useWords();
  const { lines, others, today: on, caseId, scans } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { title } = due.declareSent;
  const back = { href: caseHref({ id: caseId }), label: caseActs.back };
  const line = lines[0];
  const crumbs = [
    { href: "/cases", label: caseActs.crumb },
    { href: back.href, label: line === undefined ? caseActs.back : `${line.number} ${line.holder}` },
    { label: title },
  ];
  return (
    <Page title={title} crumbs={crumbs} narrow>
      <ScanHintLine hint={scans} />
      <DeclareSent form={form} lines={lines} others={others} today={on} back={back} listed={false} />
    </Page>
  );
}
