import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { look } from "~/access/act.server";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { actDay, besideField } from "~/cases/act-fields";
import { voidEnvelope } from "~/envelopes/stock.server";
import { notFound } from "~/platform/errors";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { findEnvelope } from "~db/queries/envelopes";

/** A folder of the stock never ends by a withdrawal: that is its case's. */
const Fields = z.object({ ...actDay, reason: z.enum(["damaged", "lost", "found-open"]) });

export const loader = pageLoader("_desk.envelopes.$envelopeId.void", async ({ ctx, scope, params, words }) => {
  const id = idParam(params, "envelopeId");
  const found = (await look(ctx, scope, (tx) => findEnvelope(tx, scope, id))) ?? notFound();
  const { serial, state, caseId } = found;
  return { title: words.envelopes.voiding.title(serial), today: today(ctx), state, caseId };
});

export const action = pageAction("_desk.envelopes.$envelopeId.void", async ({ ctx, params, form }) => {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await voidEnvelope(ctx, { envelopeId: idParam(params, "envelopeId"), ...parsed.value });
  return outcome.ok ? said("/envelopes", "voided") : refuse(form, besideField(outcome));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function VoidEnvelope() {
  const { envelopes } = useWords();
  const { title, state, caseId, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = envelopes.voiding;
  const { withdrawn: _, ...reasons } = envelopes.voidReasons;
  const back = <LinkButton href="/envelopes">{envelopes.arrive.back}</LinkButton>;
  return (
    <Page title={title} crumbs={[{ href: "/envelopes", label: envelopes.title }, { label: title }]} narrow>
      {state === "IN_STOCK" ? (
        <>
          <p className="c-lead u-t4">{words.lead}</p>
          <p className="u-t2">{words.keep}</p>
          <PostForm form={form} labels={{ reason: words.reason, day: words.day }} refusals={envelopes.refusals}>
            <RadioField name="reason" label={words.reason} options={optionsOf(reasons)} />
            <DateField name="day" label={words.day} defaultValue={on} max={on} />
            <Buttons>
              <SubmitButton solid>{words.submit}</SubmitButton>
              {back}
            </Buttons>
          </PostForm>
        </>
      ) : (
        <>
          <Callout tone="soon">
            <p>{state === "GIVEN" ? words.given : words.gone}</p>
          </Callout>
          <p className="u-t4 u-row">
            {caseId === null ? null : (
              <LinkButton href={`/cases/${caseId}`} solid>
                {words.toCase}
              </LinkButton>
            )}
            {back}
          </p>
        </>
      )}
    </Page>
  );
}
