import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { releaseCase } from "~/retention/hold.server";
import { readOwnHold } from "~/retention/read-held.server";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.cases.$caseId_.holds.$holdId.lift", async ({ ctx, scope, params, words }) => ({
  title: words.retention.hold.liftTitle,
  of: await readOwnHold(ctx, scope, { caseId: idParam(params, "caseId"), holdId: idParam(params, "holdId") }),
}));

export const action = pageAction("_desk.cases.$caseId_.holds.$holdId.lift", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const outcome = await releaseCase(ctx, { caseId, holdId: idParam(params, "holdId") });
  return outcome.ok ? said(`/cases/${caseId}`, "released") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Lift() {
  const { retention, caseActs } = useWords();
  const { title, of } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = retention.hold;
  const href = `/cases/${of.id}`;
  const effect = of.others > 0 ? words.liftOther : of.due ? words.liftDue : words.liftNot;
  return (
    <Page
      title={title}
      crumbs={[
        ...(of.inStudio ? [{ href: "/cases", label: caseActs.crumb }] : []),
        { href, label: `${of.number} ${of.holder}` },
        { label: title },
      ]}
      narrow
    >
      <p className="c-lead u-t4">{words.liftLead(words.reasons[of.hold.reason], formatDay(of.hold.placedOn))}</p>
      <Callout tone={of.lifted || !of.due ? "plain" : "soon"}>
        <p>{of.lifted ? words.lifted : effect}</p>
      </Callout>
      {of.lifted ? (
        <p className="u-t4">
          <LinkButton href={href}>{words.back}</LinkButton>
        </p>
      ) : (
        <PostForm form={form} labels={{}} refusals={{}}>
          <Buttons>
            <SubmitButton solid>{words.liftTitle}</SubmitButton>
            <LinkButton href={href}>{words.back}</LinkButton>
          </Buttons>
        </PostForm>
      )}
    </Page>
  );
}
