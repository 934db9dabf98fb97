import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { closeSlip } from "~/batches/close-slip.server";
import { closingView } from "~/batches/closing-view.server";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, refusedForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.batches.$batchId_.close", async ({ ctx, scope, params, words, language }) => {
  const view = await closingView(ctx, scope, idParam(params, "batchId"), language);
  return { title: words.batches.close.title(view.slip.number), ...view };
});

export const action = pageAction("_desk.batches.$batchId_.close", async ({ ctx, params, form }) => {
  const batchId = idParam(params, "batchId");
  const outcome = await closeSlip(ctx, { batchId });
  return outcome.ok ? said(`/batches/${batchId}`, "closed") : invalid(refusedForm(form, outcome.refusal));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function CloseSlip() {
  const { batches } = useWords();
  const { slip, title, faults } = useLoaderData<typeof loader>();
  const words = batches.close;
  const href = `/batches/${slip.id}`;
  return (
    <Page
      title={title}
      crumbs={[{ href: "/batches", label: batches.title }, { href, label: slip.number }, { label: batches.acts.close }]}
      narrow
    >
      {faults.length > 0 ? (
        <>
          <Callout tone="soon" title={words.faults}>
            {faults.map((fault) => (
              <p key={fault}>{batches.refusals[fault]}</p>
            ))}
          </Callout>
          <div className="c-buttons">
            {faults.includes("appointment-missing") || faults.includes("officer-not-enabled") ? (
              <LinkButton href={`${href}/visit`} solid>
                {batches.acts.rearrange}
              </LinkButton>
            ) : null}
            <LinkButton href={href}>{batches.acts.back}</LinkButton>
          </div>
        </>
      ) : (
        <Closing />
      )}
    </Page>
  );
}

function Closing() {
  const { batches, caseActs } = useWords();
  const { slip, formsEach } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = batches.close;
  const { appointment, lines, chamber } = slip;
  const when = appointment.on === null ? batches.noVisit : batches.visit(appointment.on, appointment.time);
  const bad = lines.filter(({ badDocument }) => badDocument !== null);
  return (
    <>
      <p className="c-lead u-t4">{words.lead(lines.length)}</p>
      <h2 className="u-t6">{caseActs.what}</h2>
      <ul className="u-t2">
        <li>{slip.kept ? words.notShown(chamber.name) : words.shown(chamber.name)}</li>
        <li>{words.fixed}</li>
        <li>{words.who(slip.officer.name, when)}</li>
        <li>{words.bag(lines.length * formsEach)}</li>
        <li>{words.undo}</li>
      </ul>
      {bad.length === 0 ? null : (
        <Callout tone="soon" title={words.badTitle}>
          {bad.map(({ lineId, holder, badDocument }) => (
            <p key={lineId}>{words.bad(holder, badDocument?.validUntil ?? null)}</p>
          ))}
        </Callout>
      )}
      <PostForm form={form} refusals={batches.refusals}>
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={`/batches/${slip.id}`}>{batches.acts.back}</LinkButton>
        </Buttons>
      </PostForm>
    </>
  );
}
