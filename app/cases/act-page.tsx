import type { ReactNode } from "react";
import { MissingSheets } from "~/paperwork/missing-sheets-list";
import type { Day } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { TextArea } from "~/ui/form/text-area";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";
import type { ActFile, ActHead } from "./act-file.server";
import type { PapersMoved } from "./papers-moved";

type ActPageProps = {
  of: Pick<ActFile, "head" | "hindrance"> & Partial<Pick<ActFile, "missing">>;
  title: string;
  /** The sentence that matters: what the act does. */
  lead?: ReactNode;
  /** What stands instead of the form while the act cannot be done. */
  otherwise?: ReactNode;
  children: ReactNode;
};

/** The page of one act of a case: what it does, then its form; or why it cannot be done now. */
export function ActPage({ of: { head, hindrance, missing = [] }, title, lead, otherwise, children }: ActPageProps) {
  const { caseActs } = useWords();
  const crumbs = [
    ...(head.inStudio ? [{ href: "/cases", label: caseActs.crumb }] : []),
    { href: caseHref(head), label: `${head.number} ${head.holder}` },
    { label: title },
  ];
  return (
    <Page title={title} crumbs={crumbs} narrow>
      {hindrance === null ? (
        <>
          {lead === undefined ? null : <p className="c-lead u-t4">{lead}</p>}
          {head.declared ? (
            <Callout tone="plain" title={caseActs.declared}>
              <p>{caseActs.declaredHint(head.chamber.name)}</p>
            </Callout>
          ) : null}
          {children}
        </>
      ) : (
        <Hindered of={{ head, hindrance, missing }}>{otherwise}</Hindered>
      )}
    </Page>
  );
}

function Hindered({
  of: { head, hindrance, missing },
  children,
}: {
  of: Pick<ActFile, "head" | "hindrance" | "missing">;
  children: ReactNode;
}) {
  const { caseActs, cases } = useWords();
  return (
    <>
      <Callout tone="soon" title={caseActs.notNow}>
        <p>
          {hindrance === null ? null : cases.refusals[hindrance]}
          {hindrance === "wrong-state" ? ` ${cases.notNow.body(cases.states[head.state])}` : null}
        </p>
        <MissingSheets sheets={missing} caseId={head.id} />
      </Callout>
      {children}
      <p className="u-t4">
        <LinkButton href={caseHref(head)}>{caseActs.back}</LinkButton>
      </p>
    </>
  );
}

/** What the act does, sentence by sentence, and which sheets it moves. */
export function Effects({ sentences, papers }: { sentences: ReactNode[]; papers: PapersMoved[] }) {
  const { caseActs } = useWords();
  const lines = [...sentences, ...papers.map(caseActs.paper)];
  if (lines.length === 0) return null;
  return (
    <>
      <h2 className="u-t6">{caseActs.what}</h2>
      <ul className="u-t2">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of sentences
          <li key={index}>{line}</li>
        ))}
      </ul>
    </>
  );
}

/** The day of the act; today unless it is written down later. */
export function ActDay({ label, today }: { label?: string; today: Day }) {
  const { caseActs } = useWords();
  return <DateField name="day" label={label ?? caseActs.day} defaultValue={today} max={today} />;
}

export function ActNote() {
  const { caseActs } = useWords();
  return <TextArea name="note" label={caseActs.note} hint={caseActs.noteHint} rows={3} maxLength={500} optional />;
}

export const caseHref = ({ id }: Pick<ActHead, "id">): string => `/cases/${id}`;
