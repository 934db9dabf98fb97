import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { LinkButton, SubmitButton } from "~/ui/form/buttons";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { Views } from "~/ui/views";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import { ROW_VIEWS } from "./import";
import type { ImportPage, RowLine } from "./read-imports.server";

/** The rows by what is to be done about them, each with the one thing that can be done. */
export function ImportRows({ page, address, first }: { page: ImportPage; address: string; first: boolean }) {
  const { imports } = useWords();
  const { rows } = imports;
  const views = ROW_VIEWS.filter((view) => page.counts[view] > 0 || view === page.view);
  return (
    <Section id="righe" title={rows.title} count={page.rows}>
      <Views
        label={rows.viewsLabel}
        views={views.map((view) => ({
          href: `${addressWith(address, { rows: view, after: null })}#righe`,
          label: `${rows.views[view]} (${page.counts[view]})`,
          current: view === page.view,
        }))}
      />
      {page.lines.length === 0 ? <Empty>{rows.none}</Empty> : <Lines page={page} />}
      <Pager
        previous={first ? undefined : `${addressWith(address, { after: null })}#righe`}
        next={page.next === null ? undefined : `${addressWith(address, { after: String(page.next) })}#righe`}
      />
      {page.lines.length > 0 && (page.view === "WRONG" || page.view === "KNOWN") ? (
        <PostForm action={`/imports/${page.id}/leave-out`} prefix="tutte-">
          <Hidden name="state" value={page.view} />
          {page.view === "KNOWN" ? <p className="c-muted c-small">{rows.leaveAllHint}</p> : null}
          <p className="u-t3">
            <SubmitButton>{rows.leaveAll[page.view]}</SubmitButton>
          </p>
        </PostForm>
      ) : null}
    </Section>
  );
}

function Lines({ page }: { page: ImportPage }) {
  const { rows, rows: words } = useWords().imports;
  const what = {
    WRONG: rows.columns.fault,
    KNOWN: rows.columns.differs,
    RIGHT: rows.columns.stands,
    LEFT_OUT: rows.columns.why,
  }[page.view];
  return (
    <Table
      caption={words.caption}
      columns={[
        { label: rows.columns.person },
        { label: rows.columns.line, num: true },
        { label: what },
        { label: "", hidden: true },
      ]}
    >
      {page.lines.map((line) => (
        <Line key={line.id} page={page} line={line} what={what} />
      ))}
    </Table>
  );
}

function Line({ page, line, what }: { page: ImportPage; line: RowLine; what: string }) {
  const w = useWords();
  const { rows } = w.imports;
  const person = line.person === "" ? rows.nobody : line.person;
  return (
    <Row>
      <RowHead href={line.state === "LEFT_OUT" ? undefined : `/imports/${page.id}/rows/${line.id}`}>{person}</RowHead>
      <Cell label={rows.columns.line} num>
        {line.line}
      </Cell>
      <Cell label={what}>
        {told(line, w).map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
      </Cell>
      <Cell>
        <Act page={page} line={line} person={person} />
      </Cell>
    </Row>
  );
}

/** Told at most; the rest is on the row's own page. */
const FAULTS = 3;

function told(line: RowLine, { imports, errors, cases }: Words): string[] {
  const { rows } = imports;
  const faults = line.faults.map(({ field, code }) => rows.fault(fieldLabel(field, imports), errors[code]));
  const more = faults.length - FAULTS;
  const shown = [...faults.slice(0, FAULTS), ...(more > 0 ? [rows.more(more)] : [])];
  if (line.twinLine !== null) shown.push(rows.twin(line.twinLine));
  if (line.state === "WRONG") return shown;
  if (line.state === "LEFT_OUT") return shown.length > 0 ? shown : [line.differs === null ? rows.decided : rows.known];
  if (line.state === "KNOWN") return differences(line.differs ?? [], imports);
  const running = line.case;
  const lacks = line.lacks.length === 0 ? [] : [rows.lacks(line.lacks.map((field) => imports.fields[field]))];
  if (running === null) return [line.stands, ...lacks, ...(line.updates ? [rows.willUpdate] : [])];
  return [
    rows.case(cases.states[running.state], formatDay(running.day)),
    [
      imports.fields.envelope,
      running.envelope,
      ...(running.device === null ? [] : [imports.fields.device, running.device]),
    ].join(" "),
    ...(running.due === null ? [] : [rows.due(formatDay(running.due))]),
    ...lacks,
  ];
}

function differences(fields: readonly string[], imports: Words["imports"]): string[] {
  return fields.length === 0 ? [imports.rows.same] : [fields.map((field) => fieldLabel(field, imports)).join(", ")];
}

/** What a field is called; "" is the row as a whole. */
export function fieldLabel(field: string, imports: Words["imports"]): string {
  if (field === "") return imports.rows.wholeRow;
  if (field === "disagreementReason") return imports.disagreementReason;
  return (imports.fields as Record<string, string>)[field] ?? field;
}

function Act({ page, line, person }: { page: ImportPage; line: RowLine; person: string }) {
  const { rows } = useWords().imports;
  if (line.state === "LEFT_OUT") {
    return (
      <PostForm action={`/imports/${page.id}/rows/${line.id}/decide`} prefix={`r${line.line}-`} className="c-inline">
        <Hidden name="decision" value="NONE" />
        <SubmitButton small about={person}>
          {rows.takeBack}
        </SubmitButton>
      </PostForm>
    );
  }
  return (
    <LinkButton small about={person} href={`/imports/${page.id}/rows/${line.id}`}>
      {line.state === "WRONG" ? rows.mend : rows.look}
    </LinkButton>
  );
}
