import { Buttons, LinkButton } from "~/ui/form/buttons";
import { PrintRun } from "~/ui/print-run";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";
import type { LineOnPage, SlipPage } from "./read-slip.server";

/** States in which a case's device exists. */
const MADE: readonly string[] = ["PRODUCED", "COLLECTED", "DELIVERED", "CLOSED"];

/** A confirmed slip: what became of each line, and where the work goes on. */
export function ConfirmedLines({ slip }: { slip: SlipPage }) {
  const w = useWords().counter.slip;
  const { papers } = useWords().printing;
  const anyMade = slip.lines.some(({ caseState }) => MADE.includes(caseState));
  const anyNow = slip.lines.some(({ outcome }) => outcome === "NOW");
  return (
    <>
      <Table
        caption={w.doneCaption}
        columns={[
          { label: w.columns.line, width: 4 },
          { label: w.columns.applicant },
          { label: w.columns.outcome, width: 16 },
        ]}
      >
        {slip.lines.map((line) => (
          <Row key={line.lineId}>
            <Cell label={w.columns.line}>{line.position}</Cell>
            <RowHead href={`/cases/${line.caseId}`} number={line.number}>
              {line.name}
            </RowHead>
            <Cell label={w.columns.outcome}>
              <Outcome line={line} />
            </Cell>
          </Row>
        ))}
      </Table>
      {anyMade ? (
        <>
          <PrintRun href={`/counter/slips/${slip.id}/papers.pdf`}>{papers.ofSlip}</PrintRun>
          <p className="c-small c-muted">{papers.note}</p>
        </>
      ) : null}
      <Buttons>
        {anyNow ? (
          <LinkButton solid href={`/counter/production?practice=${slip.practice.id}`}>
            {w.toProduction}
          </LinkButton>
        ) : null}
        <LinkButton href="/counter">{w.next}</LinkButton>
      </Buttons>
    </>
  );
}

function Outcome({ line }: { line: LineOnPage }) {
  const { counter, terms } = useWords();
  const language = useLanguage();
  const w = counter.slip;
  if (line.outcome === "REJECTED") {
    return (
      <>
        <StateBadge tone="no">{w.rejected(line.refusal?.code ?? "")}</StateBadge>
        <small>{line.refusal?.[language]}</small>
      </>
    );
  }
  if (line.outcome === "SCHEDULED" && line.scheduledFor) {
    return <StateBadge tone="done">{w.outcomeScheduled(terms.formatDayShort(line.scheduledFor))}</StateBadge>;
  }
  return line.outcome === "NOW" ? <StateBadge tone="done">{w.outcomeNow}</StateBadge> : w.leftOut;
}
