import { CustodyTable } from "~/ui/custody-table";
import { Section } from "~/ui/section";
import { formatDay, formatDayMonth } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { CasePage, CustodyRow, CustodySheet } from "./read-case.server";

const COPIES = [1, 2, 3];

/** Who has each of the three copies, which must move now, and whether the count is right. */
export function CaseCustody({ page }: { page: CasePage }) {
  const { custody } = useWords().cases;
  const { rows, balance } = page.custody;
  const many = (row: CustodyRow) => rows.filter(({ document }) => document === row.document).length > 1;
  return (
    <Section id="custodia" title={custody.title} note={custody.note}>
      <CustodyTable
        caption={custody.caption}
        document={custody.document}
        copies={COPIES.map(custody.copy)}
        rows={rows.map((row) => ({
          document:
            row.version === null || !many(row)
              ? custody.documents[row.document]
              : custody.version(custody.documents[row.document], row.version),
          copies:
            row.copies === null ? COPIES.map(() => ({ holder: custody.notPrinted, lines: [] })) : row.copies.map(told),
        }))}
        balance={balance.expected === 0 ? custody.nothing : custody.balance(balance, page.row.deliveredOn !== null)}
      />
    </Section>
  );

  function told(sheet: CustodySheet) {
    const holder =
      sheet.holder === "APPLICANT" && page.row.deliveredOn === null ? custody.applicant : custody.holders[sheet.holder];
    const signed = sheet.signedBy.length === 0 ? custody.unsigned : custody.signedBy(sheet.signedBy);
    const gone = sheet.holder === "VOID" || sheet.holder === "MISSING";
    const where = sheet.out ? outLine() : custody.since(formatDay(sheet.movedOn));
    return { holder, lines: gone ? [custody.since(formatDay(sheet.movedOn))] : [signed, where], out: sheet.out };
  }

  function outLine(): string {
    const { event } = page.custody;
    const what = event !== null && event in custody.out ? custody.out[event as keyof typeof custody.out] : "";
    const last = event === "returnReceipts" ? (page.term?.action ?? page.term?.legalDue ?? null) : null;
    if (last === null || last < page.today) return what;
    return last === page.today ? custody.outToday(what) : custody.outBy(what, formatDayMonth(last));
  }
}
