import type { ReactNode } from "react";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { Steps } from "~/ui/steps";
import { useWords } from "~/ui/words/use-words";
import type { DraftHead } from "./draft-file.server";
import type { CaseState } from "./lifecycle";

const STEPS = ["person", "documents", "identify", "envelope", "sign"] as const;
export type DraftStep = (typeof STEPS)[number];

type DraftPageProps = {
  of: DraftHead;
  step: DraftStep;
  lead?: ReactNode;
  children: ReactNode;
};

/** One of the five steps from person to signatures; each saves itself, and those already made stay open to look at. */
export function DraftPage({ of, step, lead, children }: DraftPageProps) {
  const { cases } = useWords();
  const { steps } = cases;
  const labels = { ...steps, identify: steps.form };
  return (
    <Page
      title={of.fresh ? cases.open.title : of.holder}
      sub={`${of.number} · ${cases.states[of.state].toLowerCase()}, ${cases.page.saved(of.saved.day, of.saved.hour)}`}
      crumbs={[
        { href: "/cases", label: cases.title },
        { href: `/cases/${of.id}`, label: of.number },
        { label: labels[step] },
      ]}
      narrow
    >
      <Steps
        steps={STEPS.map((each, index) =>
          index > reachOf(of.state)
            ? { label: labels[each] }
            : { label: labels[each], href: `/cases/${of.id}/${each}` },
        )}
        now={STEPS.indexOf(step)}
      />
      {lead === undefined ? null : <p className="c-lead">{lead}</p>}
      {children}
    </Page>
  );
}

/** The last step that the state has opened. */
function reachOf(state: CaseState): number {
  if (state === "DRAFT") return STEPS.indexOf("identify");
  return STEPS.indexOf(state === "IDENTIFIED" ? "envelope" : "sign");
}

/** In the place of a form that is not for this state, or not for this person. */
export function NotNow({ of, officerOnly = false }: { of: DraftHead; officerOnly?: boolean }) {
  const { cases } = useWords();
  const words = officerOnly ? cases.officerOnly : { ...cases.notNow, body: cases.notNow.body(cases.states[of.state]) };
  return (
    <>
      <Callout tone="plain" title={words.title}>
        <p>{words.body}</p>
      </Callout>
      <p className="u-t4">
        <LinkButton href={`/cases/${of.id}`}>{cases.notNow.back}</LinkButton>
      </p>
    </>
  );
}
