import type { ReactNode } from "react";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { FileField } from "~/ui/form/file-field";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import { FIELDS_OF, type FieldName, INDISPENSABLE, NEEDED } from "./fields";
import { IMPORT_LIMITS, type ImportKind } from "./import";

const MiB = 1024 * 1024;

/** Where a file is sent, with what its columns may say; `children` are the fields that belong to one kind alone. */
export function UploadPage({ kind, form, children }: { kind: ImportKind; form: FormState; children?: ReactNode }) {
  const { imports, clients, cases } = useWords();
  const { upload } = imports;
  const back = kind === "CLIENTS" ? { href: "/clients", label: clients.title } : { href: "/cases", label: cases.title };
  const labels = {
    file: upload.file,
    mandateId: upload.mandate,
    officerId: upload.officer,
    scratchLayer: upload.scratchLayer,
  };
  return (
    <Page
      title={imports.start[kind]}
      sub={imports.leads[kind]}
      crumbs={[back, { href: "/imports", label: imports.title }, { label: imports.start[kind] }]}
    >
      <Section id="file" title={upload.title} screenOnly>
        <PostForm multipart form={form} labels={labels} refusals={imports.refusals}>
          <FileField
            name="file"
            label={upload.file}
            hint={`${upload.hint(IMPORT_LIMITS.rows, IMPORT_LIMITS.fileBytes / MiB)} ${upload.secrets}`}
            accept=".csv,.txt,text/csv,text/plain"
            warning={false}
          />
          {children}
          <Buttons>
            <SubmitButton solid>{upload.submit}</SubmitButton>
          </Buttons>
        </PostForm>
        <p className="u-t3">
          <a href={`/imports/${kind === "CLIENTS" ? "clients" : "cases"}/example.csv`} download="">
            {upload.example}
          </a>
        </p>
      </Section>
      <Section id="colonne" title={upload.columnsTitle}>
        <p className="u-t3">{upload.columnsLead[kind]}</p>
        <ColumnsHelp kind={kind} />
      </Section>
    </Page>
  );
}

/** From which state on a file of cases has to say it. */
const FROM_STATE: Partial<Record<FieldName, "PRESENTED" | "SCHEDULED" | "PRODUCED" | "COLLECTED" | "DELIVERED">> = {
  presentedOn: "PRESENTED",
  scheduledFor: "SCHEDULED",
  producedOn: "PRODUCED",
  device: "PRODUCED",
  collectedOn: "COLLECTED",
  deliveredOn: "DELIVERED",
};

function ColumnsHelp({ kind }: { kind: ImportKind }) {
  const { imports, cases } = useWords();
  const { columns, needed, fromState } = imports.upload;
  const notes: Partial<Record<FieldName, string>> = imports.notes;
  const isNeeded = (field: FieldName) => NEEDED[kind].includes(field) || INDISPENSABLE[kind].includes(field);
  const from = (field: FieldName) => FROM_STATE[field];
  return (
    <Table
      caption={imports.upload.columnsTitle}
      columns={[{ label: columns.column }, { label: columns.needed }, { label: columns.notes }]}
    >
      {FIELDS_OF[kind].map((field) => {
        const state = from(field);
        return (
          <Row key={field}>
            <RowHead>{imports.fields[field]}</RowHead>
            <Cell label={columns.needed}>
              {isNeeded(field) ? needed : state === undefined ? "" : fromState(cases.states[state])}
            </Cell>
            <Cell label={columns.notes}>{notes[field] ?? ""}</Cell>
          </Row>
        );
      })}
    </Table>
  );
}
