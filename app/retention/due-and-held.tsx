import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { DueAndHeld, DueRow } from "./read-retention.server";

type Part = { list: DueAndHeld; address: string };

const noteOf = ({ number, practice }: Pick<DueRow, "number" | "practice">) =>
  practice === null ? number : `${number}, ${practice}`;

/** What is destroyed in the next days, the nearest first. */
export function DueSoon({ list: { due }, address }: Part) {
  const { retention } = useWords();
  const words = retention.page;
  const { columns } = words;
  return (
    <Section id="scadenze" title={words.due}>
      {due.rows.length === 0 ? (
        <Empty>{words.dueNone}</Empty>
      ) : (
        <Table
          caption={words.dueCaption}
          columns={[{ label: columns.case }, { label: columns.what }, { label: columns.on, width: 8 }]}
        >
          {due.rows.map((line) => (
            <Row key={`${line.caseId} ${line.what}`}>
              <RowHead href={`/cases/${line.caseId}`} note={noteOf(line)}>
                {line.holder}
              </RowHead>
              <Cell label={columns.what}>
                {words.what[line.what]} {line.held ? <StateBadge tone="soon">{words.heldMark}</StateBadge> : null}
              </Cell>
              <Cell label={columns.on} nowrap>
                {formatDay(line.on)}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pager
        previous={
          new URL(address, "http://local").searchParams.has("due") ? addressWith(address, { due: null }) : undefined
        }
        next={due.next === null ? undefined : addressWith(address, { due: due.next })}
      />
    </Section>
  );
}

/** The holds that stand, the next review first. */
export function Held({ list: { holds }, address }: Part) {
  const { retention } = useWords();
  const words = retention.page;
  const { columns } = words;
  return (
    <Section id="trattenuti" title={words.holds} note={holds.rows.length === 0 ? undefined : words.noOwner}>
      {holds.rows.length === 0 ? (
        <Empty>{words.holdsNone}</Empty>
      ) : (
        <Table
          caption={words.holdsCaption}
          columns={[
            { label: columns.case },
            { label: columns.reason },
            { label: columns.by },
            { label: columns.since, width: 8 },
            { label: columns.review, width: 8 },
          ]}
        >
          {holds.rows.map((line) => (
            <Row key={line.id}>
              <RowHead href={`/cases/${line.caseId}`} note={noteOf(line)}>
                {line.holder}
              </RowHead>
              <Cell label={columns.reason}>{retention.hold.reasons[line.reason]}</Cell>
              <Cell label={columns.by}>{retention.case.by[line.desk]}</Cell>
              <Cell label={columns.since} nowrap>
                {formatDay(line.placedOn)}
              </Cell>
              <Cell label={columns.review} nowrap>
                {formatDay(line.reviewOn)} {line.late ? <StateBadge tone="late">{words.late}</StateBadge> : null}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pager
        previous={
          new URL(address, "http://local").searchParams.has("hold") ? addressWith(address, { hold: null }) : undefined
        }
        next={holds.next === null ? undefined : addressWith(address, { hold: holds.next })}
      />
    </Section>
  );
}
