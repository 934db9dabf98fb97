import { redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { look } from "~/access/act.server";
import { practiceOf } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse } from "~/access/page.server";
import { isId } from "~/access/params";
import { caseNumber } from "~/cases/case-number";
import { FILE_LIMIT } from "~/cases/form-file.server";
import { readRanges, writeRanges } from "~/cases/number-ranges";
import { PRINT_LIMIT, printForms, REPRINT_REASONS } from "~/cases/print-form.server";
import { printOrderOf } from "~/paperwork/print-job.server";
import { BulkBar } from "~/ui/bulk-bar";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { FieldSet } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { PrintRun } from "~/ui/print-run";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, PickCell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import { linesToPrint } from "~db/queries/case-lists";

const Fields = z.object({
  reprintReason: z.enum(REPRINT_REASONS, "choose-one").optional(),
  order: z.enum(["CASE", "COPY"], "choose-one").default("CASE"),
});

/** What was just printed stands in the address: `numbers`, `order`, and how many were left out. */
export const loader = pageLoader("_desk.cases.print", async ({ ctx, scope, url, words }) => {
  const lines = await look(ctx, scope, (tx) => linesToPrint(tx, practiceOf(ctx), PRINT_LIMIT + 1));
  return {
    title: words.printing.title,
    more: lines.length > PRINT_LIMIT,
    lines: lines.slice(0, PRINT_LIMIT).map((line) => ({
      id: line.id,
      person: `${line.surname} ${line.name}`,
      number: caseNumber(line),
      officer: line.officerName,
      stands: line.formStands,
    })),
    ready: readyIn(url.searchParams),
  };
});

export const action = pageAction("_desk.cases.print", async ({ ctx, form }) => {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { reprintReason, order } = parsed.value;
  const caseIds = form.getAll("case").filter(isId);
  const outcome = await printForms(ctx, { caseIds, reason: reprintReason ?? null });
  if (!outcome.ok) return refuse(form, outcome);
  const { printed, refused } = outcome.value;
  const query = new URLSearchParams([...writeRanges(printed).map((text) => ["numbers", text]), ["order", order]]);
  if (refused.length > 0) query.set("left", String(refused.length));
  return redirect(`/cases/print?${query}`, 303);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

type Ready = { forms: number; left: number; href: string } | "unreadable" | null;

function readyIn(asked: URLSearchParams): Ready {
  const texts = asked.getAll("numbers");
  if (texts.length === 0) return null;
  const numbers = readRanges(texts, FILE_LIMIT);
  if (numbers === null) return "unreadable";
  const order = printOrderOf(asked.get("order"));
  const query = new URLSearchParams([...writeRanges(numbers).map((text) => ["numbers", text]), ["order", order]]);
  return { forms: numbers.length, left: Number(asked.get("left")) || 0, href: `/cases/forms.pdf?${query}` };
}

export default function PrintForms() {
  const { printing, cases } = useWords();
  const { lines } = useLoaderData<typeof loader>();
  return (
    <Page
      title={printing.title}
      lead={printing.lead}
      crumbs={[{ href: "/cases", label: cases.title }, { label: printing.title }]}
    >
      <JustPrinted />
      {lines.length === 0 ? <Empty>{printing.none}</Empty> : <ToPrint />}
    </Page>
  );
}

function JustPrinted() {
  const { ready: words } = useWords().printing;
  const { ready } = useLoaderData<typeof loader>();
  if (ready === null) return null;
  if (ready === "unreadable") return <Callout tone="late">{words.gone}</Callout>;
  return (
    <Section id="pronti" title={words.title} note={words.count(ready.forms)}>
      {ready.left === 0 ? null : <Callout tone="soon">{words.left(ready.left)}</Callout>}
      <PrintRun href={ready.href} solid>
        {words.open}
      </PrintRun>
    </Section>
  );
}

/** Those never printed are chosen; the others may be, with a reason. */
function ToPrint() {
  const { printing, cases } = useWords();
  const { lines, more } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { columns } = printing;
  const missing = lines.filter(({ stands }) => !stands);
  return (
    <PostForm wide form={form} labels={{ reprintReason: printing.reason }} refusals={printing.refusals}>
      <div className="is-screen u-t4">
        <BulkBar
          total={lines.length}
          chosen={missing.length}
          allLabel={printing.all(lines.length)}
          acts={[]}
          clear="/cases/print"
        />
      </div>
      <Table
        caption={printing.caption}
        look="pick"
        columns={[
          { label: columns.choose, hidden: true, pick: true },
          { label: columns.person },
          { label: columns.state },
          { label: columns.officer },
        ]}
      >
        {lines.map(({ id, person, number, officer, stands }) => (
          <Row key={id}>
            <PickCell name="case" value={id} label={printing.choose(person)} checked={!stands} />
            <RowHead href={`/cases/${id}`} number={number}>
              {person}
            </RowHead>
            <Cell label={columns.state}>
              <StateBadge tone={stands ? "done" : "soon"}>{stands ? printing.stands : printing.missing}</StateBadge>
            </Cell>
            <Cell label={columns.officer}>{officer}</Cell>
          </Row>
        ))}
      </Table>
      {more ? <p className="c-small c-muted u-t2">{printing.more(lines.length)}</p> : null}
      <FieldSet legend={printing.how}>
        <RadioField name="order" label={printing.order} options={optionsOf(printing.orders)} defaultValue="CASE" />
        {missing.length === lines.length ? null : (
          <RadioField
            name="reprintReason"
            label={printing.reason}
            hint={printing.reasonHint}
            options={optionsOf(cases.reprint.reasons)}
          />
        )}
      </FieldSet>
      <Buttons>
        <SubmitButton solid>{printing.submit}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}
