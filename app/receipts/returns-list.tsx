import type { Day } from "~/terms/day";
import { daysLate } from "~/terms/receipt-term";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import type { ReturnLine } from "./read-returns.server";
import { readList, without, writeList } from "./receipt-list";

type ReturnsListProps = {
  lines: ReturnLine[];
  others: ReturnLine[];
  /** The address's list. */
  list: string;
  /** The day of arrival that the terms are compared with. */
  day: Day;
};

/** The receipts in hand, each with its term said in words; what was read and cannot be registered stands below. */
export function ReturnsList({ lines, others, list, day }: ReturnsListProps) {
  const { returns } = useWords().counter;
  const { columns } = returns;
  return (
    <>
      {lines.length === 0 ? null : (
        <Table
          caption={returns.caption}
          columns={[
            { label: columns.applicant },
            { label: columns.practice },
            { label: columns.read, width: 8 },
            { label: columns.term, width: 16 },
            { label: columns.remove, hidden: true, width: 5 },
          ]}
        >
          {lines.map((line) => (
            <Line key={line.caseId} line={line} list={list} day={day} />
          ))}
        </Table>
      )}
      {others.length === 0 ? null : <Others others={others} list={list} />}
    </>
  );
}

function Line({ line, list, day }: { line: ReturnLine; list: string; day: Day }) {
  const { counter, scans, imports } = useWords();
  const { returns } = counter;
  const { columns } = returns;
  return (
    <Row>
      <RowHead
        href={`/cases/${line.caseId}`}
        number={line.number}
        note={line.fromPaper ? imports.mark.short : undefined}
      >
        {line.name}
      </RowHead>
      <Cell label={columns.practice}>{line.practice}</Cell>
      <Cell label={columns.read} note={line.scanned === 0 ? undefined : scans.hint.count(line.scanned)}>
        {returns.copiesRead(line.copies.filter((copy) => copy !== 1).length)}
      </Cell>
      <Cell label={columns.term}>
        <Term line={line} day={day} />
      </Cell>
      <Cell>
        <Remove line={line} list={list} />
      </Cell>
    </Row>
  );
}

function Term({ line: { legalDue }, day }: { line: ReturnLine; day: Day }) {
  const { counter, terms } = useWords();
  if (legalDue === null) return null;
  const late = daysLate(legalDue, day, day);
  return late === 0 ? (
    <StateBadge tone="done">{counter.returns.onTime(terms.formatDay(legalDue))}</StateBadge>
  ) : (
    <StateBadge tone="late">{counter.returns.late(terms.formatDay(legalDue), late)}</StateBadge>
  );
}

function Remove({ line, list }: { line: ReturnLine; list: string }) {
  const { returns } = useWords().counter;
  const rest = writeList(without(readList(list), line.code));
  return (
    <a className="c-small" href={rest === "" ? "/counter/returns" : `/counter/returns?list=${rest}`}>
      {returns.remove}
      <span className="visually-hidden">, {line.name}</span>
    </a>
  );
}

function Others({ others, list }: { others: ReturnLine[]; list: string }) {
  const { counter, terms, papers } = useWords();
  const { returns } = counter;
  return (
    <div className="u-t4">
      <p>
        <strong>{returns.refusedToList}</strong>
      </p>
      <ul>
        {others.map((line) => (
          <li key={line.caseId}>
            <a href={`/cases/${line.caseId}`}>{line.name}</a> {line.number},{" "}
            {line.lacks.length > 0
              ? papers.lacks(line.lacks).toLowerCase()
              : line.returnedOn === null
                ? returns.notDelivered
                : returns.closedAlready(terms.formatDay(line.returnedOn))}
            {". "}
            <Remove line={line} list={list} />
          </li>
        ))}
      </ul>
    </div>
  );
}
