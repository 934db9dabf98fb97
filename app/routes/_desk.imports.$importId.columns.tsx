import { redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { chooseColumns } from "~/imports/choose-columns.server";
import { readChosenColumns } from "~/imports/chosen-columns";
import { FIELDS_OF, type FieldName, INDISPENSABLE } from "~/imports/fields";
import { type ColumnsPage, readColumns } from "~/imports/read-imports.server";
import { startWork } from "~/imports/work.server";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { FieldError } from "~/ui/form/field";
import { fieldId, useFieldErrors, useForm } from "~/ui/form/form-context";
import { emptyForm, errorForm, typed } from "~/ui/form/form-state";
import { Options } from "~/ui/form/options";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { showMoment } from "~/ui/show-moment";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.imports.$importId.columns", async ({ ctx, params, words }) => {
  const importId = idParam(params, "importId");
  const page = await readColumns(ctx, importId);
  if (page === null) throw redirect(`/imports/${importId}`, 303);
  const { day, hour } = showMoment(page.takenAt);
  return {
    title: words.imports.map.title,
    file: words.imports.one.title(words.imports.kinds[page.kind], day, hour),
    page,
  };
});

export const action = pageAction("_desk.imports.$importId.columns", async ({ ctx, params, form }) => {
  const importId = idParam(params, "importId");
  const { columns, twice } = readChosenColumns(form);
  if (twice.length > 0) {
    return invalid(errorForm(form, Object.fromEntries(twice.map((name) => [name, ["duplicate" as const]]))));
  }
  const outcome = await chooseColumns(ctx, { importId, columns });
  if (!outcome.ok) return refuse(form, outcome);
  await startWork(ctx, importId);
  return said(`/imports/${importId}`);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ImportColumns() {
  const { imports } = useWords();
  const { title, file, page } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { map } = imports;
  const labels = Object.fromEntries(
    page.headings.map(({ heading }, at) => [`column-${at}`, heading || map.noHeading(at + 1)]),
  );
  const missing = page.missing.map((field) => imports.fields[field]).join(", ");
  return (
    <Page
      title={title}
      sub={map.lead(page.rows)}
      crumbs={[
        { href: "/imports", label: imports.title },
        { href: `/imports/${page.id}`, label: file },
        { label: title },
      ]}
    >
      {page.secretsDropped === 0 ? null : (
        <Callout tone="soon" title={map.secrets(page.secretsDropped)}>
          {null}
        </Callout>
      )}
      {page.again ? (
        <Callout tone="soon" title={map.again}>
          {null}
        </Callout>
      ) : null}
      {missing === "" ? null : (
        <Callout tone="soon" title={page.kind === "CLIENTS" ? map.missing(missing) : map.missingCases(missing)}>
          {null}
        </Callout>
      )}
      {page.source === "confirmed" ? null : (
        <p className="c-muted">{page.source === "remembered" ? map.remembered : map.guessed}</p>
      )}
      <PostForm wide form={form} labels={labels} refusals={imports.refusals}>
        <Table
          caption={map.caption}
          columns={[
            { label: map.columns.heading },
            { label: map.columns.sample },
            { label: map.columns.field, width: 16 },
          ]}
        >
          {page.headings.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are told apart by their place
            <Column key={at} at={at} column={column} kind={page.kind} />
          ))}
        </Table>
        <Buttons>
          <SubmitButton solid>{map.submit}</SubmitButton>
          {page.again ? <LinkButton href={`/imports/${page.id}`}>{imports.rows.title}</LinkButton> : null}
        </Buttons>
      </PostForm>
      {page.again ? null : (
        <PostForm action={`/imports/${page.id}/abandon`} prefix="abbandona-">
          <Buttons>
            <SubmitButton>{imports.one.abandon}</SubmitButton>
          </Buttons>
        </PostForm>
      )}
    </Page>
  );
}

type ColumnProps = { at: number; column: ColumnsPage["headings"][number]; kind: ColumnsPage["kind"] };

function Column({ at, column, kind }: ColumnProps) {
  const { imports } = useWords();
  const { map } = imports;
  const around = useForm(undefined);
  const name = `column-${at}`;
  const errors = useFieldErrors(around, name);
  const id = fieldId(name, around.prefix);
  const heading = column.heading || map.noHeading(at + 1);
  const star = (field: FieldName) => (INDISPENSABLE[kind].includes(field) ? " *" : "");
  return (
    <Row>
      <RowHead>{heading}</RowHead>
      <Cell label={map.columns.sample} muted>
        {column.samples.length === 0 ? map.empty : column.samples.join(" · ")}
      </Cell>
      <Cell label={map.columns.field}>
        <FieldError id={id} errors={errors} />
        <select
          className="c-input"
          id={id}
          name={name}
          aria-label={map.fieldOf(heading)}
          aria-invalid={errors.length > 0 ? true : undefined}
          aria-describedby={errors.length > 0 ? `${id}-e` : undefined}
          defaultValue={typed(around.form, name) ?? column.field ?? ""}
        >
          <Options
            empty={map.ignore}
            options={FIELDS_OF[kind].map((field) => ({
              value: field,
              label: `${imports.fields[field]}${star(field)}`,
            }))}
          />
        </select>
      </Cell>
    </Row>
  );
}
