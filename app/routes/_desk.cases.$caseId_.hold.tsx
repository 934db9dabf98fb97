import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { HOLD_REASONS, REVIEW_WITHIN_MONTHS } from "~/retention/hold";
import { holdCase } from "~/retention/hold.server";
import { readHeld } from "~/retention/read-held.server";
import { addDays, addMonths } from "~/terms/day";
import { dayField } from "~/terms/day-field";
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

const Fields = z.object({ reason: z.enum(HOLD_REASONS), reviewOn: dayField });

export const loader = pageLoader("_desk.cases.$caseId_.hold", async ({ ctx, scope, params, words }) => ({
  title: words.retention.hold.title,
  today: today(ctx),
  of: await readHeld(ctx, scope, idParam(params, "caseId")),
}));

export const action = pageAction("_desk.cases.$caseId_.hold", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await holdCase(ctx, { caseId, ...parsed.value });
  return outcome.ok ? said(`/cases/${caseId}`, "held") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Hold() {
  const { retention, caseActs } = useWords();
  const { title, of, today: on } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = retention.hold;
  const href = `/cases/${of.id}`;
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
      {of.erased ? (
        <>
          <Callout tone="plain">
            <p>{words.refusals["already-erased"]}</p>
          </Callout>
          <p className="u-t4">
            <LinkButton href={href}>{words.back}</LinkButton>
          </p>
        </>
      ) : (
        <>
          <p className="c-lead u-t4">{words.lead(of.holder)}</p>
          <ul className="u-t2">
            {words.effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
          <PostForm form={form} labels={{ reason: words.reason, reviewOn: words.reviewOn }} refusals={words.refusals}>
            <RadioField name="reason" label={words.reason} options={optionsOf(words.reasons)} />
            <DateField
              name="reviewOn"
              label={words.reviewOn}
              hint={words.reviewHint}
              defaultValue={addMonths(on, 6)}
              min={addDays(on, 1)}
              max={addMonths(on, REVIEW_WITHIN_MONTHS)}
            />
            <Buttons>
              <SubmitButton solid>{words.submit}</SubmitButton>
              <LinkButton href={href}>{words.back}</LinkButton>
            </Buttons>
          </PostForm>
        </>
      )}
    </Page>
  );
}
