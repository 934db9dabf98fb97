import type { ReactNode } from "react";
import type { DocumentType } from "~/paperwork/custody";
import type { ToldMovement } from "~/paperwork/told-movements";
import { Callout } from "~/ui/callout";
import { CustodyTable } from "~/ui/custody-table";
import { Section } from "~/ui/section";
import { Cell, Row, Table } from "~/ui/table";
import { formatDay, formatDayMonth } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { CasePage, CustodyRow, CustodySheet } from "./read-case.server";

const COPIES = [1, 2, 3];

/** Who has each of the three copies, which must move now, whether the count is right, and how each came there. */
export function CaseCustody({ page }: { page: CasePage }) {
  const { cases, papers } = useWords();
  const { custody } = cases;
  const { rows, voided, balance, movements } = page.custody;
  const titled = useTitles([...rows, ...voided]);
  const table = (of: CustodyRow[]) =>
    of.map((row) => ({
      document: titled(row),
      copies:
        row.copies === null ? COPIES.map(() => ({ holder: custody.notPrinted, lines: [] })) : row.copies.map(told),
    }));
  return (
    <Section id="custodia" title={custody.title} note={custody.note}>
      <CustodyTable
        caption={custody.caption}
        document={custody.document}
        copies={COPIES.map(custody.copy)}
        rows={table(rows)}
        balance={balance.expected === 0 ? custody.nothing : custody.balance(balance, page.row.deliveredOn !== null)}
      />
      <Missing page={page} />
      <Reports page={page} />
      {voided.length === 0 ? null : (
        <details className="c-more">
          <summary>{papers.custody.voided(voided.length)}</summary>
          <CustodyTable
            caption={papers.custody.voidedCaption}
            document={custody.document}
            copies={COPIES.map(custody.copy)}
            rows={table(voided)}
          />
        </details>
      )}
      {DOCUMENTS.map((document) => (
        <Movements
          key={document}
          document={document}
          lines={movements.filter(({ documentType }) => documentType === document)}
        />
      ))}
    </Section>
  );

  function told(sheet: CustodySheet) {
    const holder =
      sheet.holder === "APPLICANT" && page.row.deliveredOn === null ? custody.applicant : custody.holders[sheet.holder];
    const where = sheet.out ? outLine() : custody.since(formatDay(sheet.movedOn));
    const gone = sheet.holder === "VOID" || sheet.holder === "MISSING";
    const lines =
      gone && sheet.signedOn === null ? [custody.since(formatDay(sheet.movedOn))] : [signatures(sheet), where];
    return { holder, lines, out: sheet.out };
  }

  function signatures({ signedBy, signedOn }: CustodySheet): string {
    if (signedOn === null) return custody.unsigned;
    return papers.custody.signedOn(papers.custody.signers(signedBy), formatDay(signedOn));
  }

  function outLine(): string {
    const { event } = page.custody;
    const what = event === null ? "" : custody.out[event];
    const last = event === "returnReceipts" ? (page.term?.action ?? page.term?.legalDue ?? null) : null;
    if (last === null || last < page.today) return what;
    return last === page.today ? custody.outToday(what) : custody.outBy(what, formatDayMonth(last));
  }
}

const DOCUMENTS: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];

/** A document says its version where there is more than one. */
function useTitles(rows: readonly CustodyRow[]): (row: CustodyRow) => string {
  const { custody } = useWords().cases;
  return ({ document, version }) => {
    const versions = rows.filter((row) => row.document === document && row.version !== null);
    const words = custody.documents[document];
    return version === null || versions.length < 2 ? words : custody.version(words, version);
  };
}

/** What nobody finds, where it was last, and what gets the case going again. */
function Missing({ page }: { page: CasePage }) {
  const { papers } = useWords();
  const { missing } = page.custody;
  if (missing.length === 0) return null;
  const blocking = missing.filter(({ blocks }) => blocks);
  return (
    <Callout tone={blocking.length > 0 ? "late" : "soon"} title={papers.custody.missing(missing.length)}>
      <ul>
        {missing.map((sheet) => (
          <li key={`${sheet.documentType} ${sheet.version} ${sheet.copyNo}`}>
            {papers.custody.missingSince(papers.sheet(sheet), formatDay(sheet.since), papers.keepers[sheet.before])}
          </li>
        ))}
      </ul>
      {blocking.length === 0 ? null : <p>{papers.remedy(blocking)}</p>}
    </Callout>
  );
}

/** The whole way of a document's sheets, folded: day, copies, from whom to whom, by which act, signed by whom. */
function Movements({ document, lines }: { document: DocumentType; lines: readonly ToldMovement[] }) {
  const { custody, documents } = useWords().papers;
  if (lines.length === 0) return null;
  const { columns } = custody;
  const versions = new Set(lines.map(({ version }) => version)).size;
  return (
    <details className="c-more">
      <summary>{custody.movements(documents[document], lines.length)}</summary>
      <Table
        caption={custody.caption(documents[document])}
        columns={[
          { label: columns.day, width: 7 },
          { label: columns.copies },
          { label: columns.path },
          { label: columns.act },
          { label: columns.signed },
        ]}
      >
        {lines.map((line) => (
          <Line
            key={`${line.act} ${line.day} ${line.version} ${line.copies} ${line.from} ${line.to}`}
            line={line}
            version={versions > 1 ? custody.version(line.version) : undefined}
          />
        ))}
      </Table>
    </details>
  );
}

function Line({ line, version }: { line: ToldMovement; version: string | undefined }) {
  const { custody, copies, keepers, missingReasons, foundReasons } = useWords().papers;
  const { columns } = custody;
  const { from, to, reason, signed } = line;
  const reasons: Record<string, string> = { ...missingReasons, ...foundReasons };
  const path =
    from === null
      ? custody.printed(keepers[to])
      : from === to
        ? custody.stays(keepers[to])
        : custody.path(keepers[from], keepers[to]);
  const acts: Record<string, string> = custody.acts;
  return (
    <Row>
      <Cell label={columns.day} nowrap>
        {formatDay(line.day)}
      </Cell>
      <Cell label={columns.copies} note={version}>
        {copies(line.copies)}
      </Cell>
      <Cell label={columns.path}>{path}</Cell>
      <Cell label={columns.act} note={reason === null ? undefined : reasons[reason]}>
        {acts[line.act] ?? line.act}
      </Cell>
      <Cell label={columns.signed} muted={signed.length === 0}>
        {signed.length === 0 ? custody.nobodySigned : custody.signers(signed)}
      </Cell>
    </Row>
  );
}

function Reports({ page }: { page: CasePage }) {
  const { custody } = useWords().papers;
  const { may } = page.custody;
  const links: ReactNode[] = [];
  if (may.found) links.push(<Report key="found" href={`/cases/${page.id}/found-sheets`} label={custody.found} />);
  if (may.missing)
    links.push(<Report key="missing" href={`/cases/${page.id}/missing-sheets`} label={custody.report} />);
  return links.length === 0 ? null : <ul className="c-docs is-screen u-t4">{links}</ul>;
}

function Report({ href, label }: { href: string; label: string }) {
  return (
    <li>
      <a href={href}>{label}</a>
    </li>
  );
}
