import { Pager } from "~/ui/pager";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import type { ReceiptCounts } from "~db/queries/chamber/terms";
import type { Month } from "./months";
import type { PracticeCounts } from "./read-terms.server";
import type { Situation } from "./situations";
import { Count } from "./terms-by-month";

type PracticeTableProps = {
  caption: string;
  practices: PracticeCounts[];
  total: ReceiptCounts;
  of: { month: Month; practiceId: string | null };
  /** The last practice of the page before. */
  after: string | null;
  behind: (of: { month: Month; practiceId: string | null; situation: Situation }) => string;
};

/** More practices go on another page; the total is of all. */
const SHOWN = 100;

/** In time, late, open, overdue: per practice, in order of name. */
export function PracticeTable({ caption, practices, total, of, after, behind }: PracticeTableProps) {
  const w = useWords().audit.terms;
  const { columns } = w;
  const from = after === null ? 0 : practices.findIndex(({ id }) => id === after) + 1;
  const shown = practices.slice(from, from + SHOWN);
  const last = shown.at(-1);
  return (
    <>
      <Table
        caption={caption}
        look="count"
        columns={[
          { label: columns.practice },
          { label: columns.onTime, num: true },
          { label: columns.late, num: true },
          { label: columns.open, num: true },
          { label: columns.overdue, num: true },
        ]}
        foot={
          <Row>
            <RowHead>{w.total}</RowHead>
            <Counts counts={total} name={w.all} href={(situation) => behind({ ...of, situation })} />
          </Row>
        }
      >
        {shown.map((practice) => (
          <Row key={practice.id}>
            <RowHead href={`/audit?month=${of.month}&practice=${practice.id}`}>{practice.name}</RowHead>
            <Counts
              counts={practice}
              name={practice.name}
              href={(situation) => behind({ month: of.month, practiceId: practice.id, situation })}
            />
          </Row>
        ))}
      </Table>
      <Pager
        next={from + SHOWN < practices.length && last ? `/audit?month=${of.month}&after=${last.id}` : undefined}
        previous={from > 0 ? `/audit?month=${of.month}` : undefined}
      />
    </>
  );
}

type CountsProps = { counts: ReceiptCounts; name: string; href: (situation: Situation) => string };

function Counts({ counts, name, href }: CountsProps) {
  const w = useWords().audit.terms;
  const { columns } = w;
  const cells = [
    { count: counts.onTime, column: columns.onTime, situation: "on-time" as const },
    { count: counts.late, column: columns.late, situation: "late" as const },
    { count: counts.open, column: columns.open, situation: "open" as const },
    { count: counts.overdue, column: columns.overdue, situation: "overdue" as const },
  ];
  return (
    <>
      {cells.map(({ count, column, situation }) => (
        <Cell num key={situation}>
          <Count count={count} href={href(situation)} about={w.behind(count, column, name)} />
        </Cell>
      ))}
    </>
  );
}
