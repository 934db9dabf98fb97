import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { isId } from "~/access/params";
import { declareSent } from "~/receipts/declare-sent.server";
import { DeclareSentFields } from "~/receipts/declare-sent-fields.server";
import { DeclareSent } from "~/receipts/declare-sent-form";
import { chosenDue } from "~/receipts/due-list.server";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

/** A page of the register, chosen whole. */
const MOST = 50;

export const loader = pageLoader("_desk.due_.declare-sent", async ({ ctx, scope, url, words }) => ({
  title: words.due.declareSent.title,
  today: today(ctx),
  ...(await chosenDue(ctx, scope, url.searchParams.getAll("case").filter(isId).slice(0, MOST))),
}));

export const action = pageAction("_desk.due_.declare-sent", async ({ ctx, form }) => {
  const parsed = parseForm(DeclareSentFields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const caseIds = form.getAll("case").filter(isId);
  const outcome = await declareSent(ctx, { caseIds: caseIds.slice(0, MOST), ...parsed.value });
  return outcome.ok ? said("/due", "sent") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function DeclareChosenSent() {
  const { due } = useWords();
  const { lines, others, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { declareSent: words } = due;
  return (
    <Page title={words.title} crumbs={[{ href: "/due", label: due.title }, { label: words.title }]} narrow>
      <DeclareSent
        form={form}
        lines={lines}
        others={others}
        today={on}
        back={{ href: "/due", label: words.back }}
        listed
      />
    </Page>
  );
}
