import { isDay } from "~/terms/day";
import { SubmitButton } from "~/ui/form/buttons";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { Section } from "~/ui/section";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import { fieldLabel } from "./import-rows";
import type { RowPage } from "./read-imports.server";

/** A person who is in the address book already: what the book says and what the file says, and the two ways out. */
export function RowBook({ row }: { row: RowPage }) {
  const w = useWords();
  const { imports } = w;
  const { mend, rows } = imports;
  if (row.book === null || row.kind !== "CLIENTS") return null;
  const { differs } = row.book;
  return (
    <Section id="rubrica" title={mend.book} note={row.updates ? rows.willUpdate : undefined}>
      <p>{differs.length === 0 ? rows.same : mend.bookLead}</p>
      {differs.length === 0 ? null : (
        <Table
          caption={mend.differences}
          columns={[{ label: mend.columns.field }, { label: mend.columns.book }, { label: mend.columns.file }]}
        >
          {differs.map(({ field, book, file }) => (
            <Row key={field}>
              <RowHead>{fieldLabel(field, imports)}</RowHead>
              <Cell label={mend.columns.book}>{shown(field, book, w)}</Cell>
              <Cell label={mend.columns.file}>{shown(field, file, w)}</Cell>
            </Row>
          ))}
        </Table>
      )}
      <div className="c-buttons">
        {differs.length === 0 || row.updates ? null : <Decide row={row} decision="UPDATE" label={rows.update} />}
        {row.state === "LEFT_OUT" ? null : <Decide row={row} decision="LEAVE" label={rows.leaveAll.KNOWN} />}
      </div>
    </Section>
  );
}

function Decide({ row, decision, label }: { row: RowPage; decision: "UPDATE" | "LEAVE"; label: string }) {
  return (
    <PostForm action={`/imports/${row.importId}/rows/${row.id}/decide`} prefix={`${decision.toLowerCase()}-`}>
      <Hidden name="decision" value={decision} />
      <SubmitButton>{label}</SubmitButton>
    </PostForm>
  );
}

function shown(field: string, value: string, { clients }: Words): string {
  if (field === "disagreementReason") return (clients.form.reasons as Record<string, string>)[value] ?? value;
  return isDay(value) ? formatDay(value) : value;
}
