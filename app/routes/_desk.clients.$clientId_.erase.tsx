import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { practiceOf } from "~/access/context";
import { pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { eraseClient } from "~/retention/erase-client.server";
import { readHolding } from "~/retention/read-holding.server";
import { Callout } from "~/ui/callout";
import { DocsList } from "~/ui/docs-list";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.clients.$clientId_.erase", async ({ ctx, scope, params, words }) => ({
  title: words.retention.client.eraseTitle,
  of: await readHolding(ctx, scope, practiceOf(ctx), idParam(params, "clientId")),
}));

export const action = pageAction("_desk.clients.$clientId_.erase", async ({ ctx, params, form }) => {
  const clientId = idParam(params, "clientId");
  const outcome = await eraseClient(ctx, { clientId });
  if (!outcome.ok) return refuse(form, outcome);
  return said(`/clients/${clientId}`, outcome.value.erased ? "erased" : "noted");
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function EraseClient() {
  const { retention, clients } = useWords();
  const { title, of } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = retention.client;
  const href = `/clients/${of.id}`;
  const holds = of.cases.length > 0;
  return (
    <Page
      title={title}
      crumbs={[{ href: "/clients", label: clients.title }, { href, label: of.name }, { label: title }]}
      narrow
    >
      {of.erasedOn === null ? <p className="c-lead u-t4">{words.eraseLead(of.name)}</p> : null}
      {holds ? (
        <>
          <Callout tone="soon" title={words.holds}>
            <p>{words.law}</p>
          </Callout>
          <div className="u-t4">
            <DocsList
              docs={of.cases.map(({ id, number, until }) => ({
                href: `/cases/${id}`,
                title: number,
                note: until === null ? words.holdingOpen : words.holdingUntil(formatDay(until)),
              }))}
            />
          </div>
        </>
      ) : (
        <p>{of.erasedOn === null ? words.nothingHolds : words.erased(formatDay(of.erasedOn))}</p>
      )}
      <PostForm form={form} labels={{}} refusals={words.refusals}>
        <Buttons>
          {of.erasedOn === null && of.askedOn === null ? (
            <SubmitButton solid>{holds ? words.submitNote : words.submit}</SubmitButton>
          ) : null}
          <LinkButton href={href}>{words.back}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
