import type { Situation } from "~/audit/situations";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import { firstDay, type Month } from "./months";
import type { MonthCounts } from "./read-terms.server";
import { shareOnTime } from "./share";

/** «novembre», «novembre 2026», «Novembre», «Novembre 2026», «nov» */
type MonthLook = "inSentence" | "inSentenceWithYear" | "alone" | "withYear" | "short";

export function useMonthName(): (month: Month, how: MonthLook) => string {
  const { terms } = useWords();
  return (month, how) => {
    const name = terms.month(firstDay(month));
    if (how === "inSentence") return name;
    if (how === "inSentenceWithYear") return `${name} ${month.slice(0, 4)}`;
    if (how === "short") return name.slice(0, 3);
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    return how === "alone" ? capital : `${capital} ${month.slice(0, 4)}`;
  };
}

type Behind = { month: Month; practiceId: string | null; situation: Situation };

/** The list behind a number. */
export function behindAddress({ month, practiceId, situation }: Behind): string {
  const search = new URLSearchParams({ month, situation });
  if (practiceId !== null) search.set("practice", practiceId);
  return `/audit/cases?${search}`;
}

/** The numbers of the chart, each with the list behind it. */
export function MonthTable({ months, practiceId }: { months: MonthCounts[]; practiceId: string | null }) {
  const w = useWords().audit.terms;
  const name = useMonthName();
  const { columns } = w;
  const cell = (counts: MonthCounts, count: number, column: string, situation: Situation) => (
    <Cell num>
      <Count
        count={count}
        href={behindAddress({ month: counts.month, practiceId, situation })}
        about={w.behind(count, column, name(counts.month, "inSentence"))}
      />
    </Cell>
  );
  return (
    <Table
      caption={w.monthCaption}
      look="count"
      columns={[
        { label: columns.month },
        { label: columns.onTime, num: true },
        { label: columns.late, num: true },
        { label: columns.open, num: true },
        { label: columns.share, num: true },
      ]}
    >
      {months.map((counts) => {
        const share = shareOnTime(counts);
        return (
          <Row key={counts.month}>
            <RowHead>{name(counts.month, "alone")}</RowHead>
            {cell(counts, counts.onTime, columns.onTime, "on-time")}
            {cell(counts, counts.late, columns.late, "late")}
            {cell(counts, counts.open, columns.open, "open")}
            <Cell num>{share === null ? w.noShare : w.share(share)}</Cell>
          </Row>
        );
      })}
    </Table>
  );
}

/** A number that opens the list behind it; nothing stands behind a zero. */
export function Count({ count, href, about }: { count: number; href: string; about: string }) {
  if (count === 0) return <>0</>;
  return (
    <a href={href} aria-label={about}>
      {count}
    </a>
  );
}
