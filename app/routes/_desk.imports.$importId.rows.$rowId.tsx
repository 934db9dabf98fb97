import { data, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { mendRow } from "~/imports/mend-row.server";
import { nextWrongRow, readRow } from "~/imports/read-imports.server";
import { RowBook } from "~/imports/row-book";
import { RowFields, rowFormLabels } from "~/imports/row-fields";
import { shownValues, typedRow } from "~/imports/row-form";
import { Callout } from "~/ui/callout";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { errorForm, type FormState } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.imports.$importId.rows.$rowId", async ({ ctx, params, url, words }) => {
  const importId = idParam(params, "importId");
  const row = await readRow(ctx, importId, idParam(params, "rowId"));
  if (row === null) throw redirect(`/imports/${importId}`, 303);
  return { title: words.imports.mend.title(row.line), said: url.searchParams.get("detto"), row };
});

export const action = pageAction("_desk.imports.$importId.rows.$rowId", async ({ ctx, params, form }) => {
  const importId = idParam(params, "importId");
  const { outcome, faults } = await mendRow(ctx, { importId, rowId: idParam(params, "rowId"), values: typedRow(form) });
  if (Object.keys(faults).length > 0) return invalid(errorForm(form, faults));
  if (!outcome.ok)
    return outcome.refusal === "twice-in-file" ? twice(form, outcome.field ?? "") : refuse(form, outcome);
  const next = form.get("then") === "next" ? await nextWrongRow(ctx, importId) : null;
  if (next !== null) return said(`/imports/${importId}/rows/${next}`, "mended");
  return said(`/imports/${importId}`, form.get("then") === "next" ? "all-mended" : "mended");
});

const twice = (form: FormData, field: string) =>
  data({ form: { ...errorForm(form, { [field]: ["twice-in-file"] }) } satisfies FormState }, 422);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function MendRow() {
  const w = useWords();
  const { title, said, row } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { imports } = w;
  const { mend } = imports;
  // Before anything is sent the page already says what is wrong, field by field.
  const form: FormState = sent?.form ?? { values: shownValues(row.values), errors: row.faults };
  return (
    <Page
      title={title}
      narrow
      crumbs={[
        { href: "/imports", label: imports.title },
        { href: `/imports/${row.importId}`, label: imports.kinds[row.kind] },
        { label: imports.rows.line(row.line) },
      ]}
    >
      <Notice said={said} sentences={imports.said} />
      {row.twinLine === null ? null : (
        <Callout tone="soon" title={imports.rows.twin(row.twinLine)}>
          {null}
        </Callout>
      )}
      <RowBook row={row} />
      <PostForm form={form} labels={rowFormLabels(row.kind, imports)} refusals={imports.refusals}>
        <RowFields row={row} />
        <Buttons>
          <SubmitButton solid name="then" value="next">
            {mend.next}
          </SubmitButton>
          <SubmitButton name="then" value="back">
            {mend.submit}
          </SubmitButton>
        </Buttons>
      </PostForm>
      {row.state === "LEFT_OUT" ? null : (
        <PostForm action={`/imports/${row.importId}/rows/${row.id}/decide`} prefix="fuori-">
          <Hidden name="decision" value="LEAVE" />
          <Buttons>
            <SubmitButton>{mend.leave}</SubmitButton>
          </Buttons>
        </PostForm>
      )}
    </Page>
  );
}
