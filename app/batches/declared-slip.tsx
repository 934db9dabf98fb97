import type { ReactNode } from "react";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";
import type { Slip } from "./read-batch.server";

type DeclaredSlipProps = {
  slip: Slip;
  title: string;
  lead: string;
  /** The state in which the act is to be done. */
  state: Slip["state"];
  children: ReactNode;
};

/** An act of the counter on a slip, which the practice declares because its chamber does not work in Cartellina. */
export function DeclaredSlip({ slip, title, lead, state, children }: DeclaredSlipProps) {
  const { batches, caseActs } = useWords();
  const href = `/batches/${slip.id}`;
  const crumbs = [{ href: "/batches", label: batches.title }, { href, label: slip.number }, { label: title }];
  const fault = faultOf(slip, state);
  return (
    <Page title={title} sub={`${batches.number(slip.number)} · ${slip.chamber.name}`} crumbs={crumbs} narrow>
      {fault === null ? (
        <>
          <p className="c-lead u-t4">{lead}</p>
          <Callout tone="plain" title={caseActs.declared}>
            <p>{caseActs.declaredHint(slip.chamber.name)}</p>
          </Callout>
          {children}
        </>
      ) : (
        <>
          <Callout tone="soon" title={caseActs.notNow}>
            <p>{batches.refusals[fault]}</p>
          </Callout>
          <p className="u-t4">
            <LinkButton href={href}>{batches.acts.back}</LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}

function faultOf(slip: Slip, state: Slip["state"]) {
  if (!slip.kept) return "recorded-by-other-desk" as const;
  if (slip.state === state) return null;
  return state === "CLOSED" ? ("batch-not-closed" as const) : ("batch-not-at-counter" as const);
}
