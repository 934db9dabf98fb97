import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { readRange } from "~/envelopes/envelope";
import { readIssues } from "~/envelopes/read-issues.server";
import { issueEnvelopes } from "~/envelopes/stock.server";
import { dayField } from "~/terms/day-field";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters } from "~/ui/filters";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

const Issuing = z.object({
  forPractice: z.uuid("choose-one"),
  first: z.string().trim().min(1, "required").max(40, "too-long"),
  last: z.string().trim().max(40, "too-long").default(""),
  scratchLayer: z.enum(["SILVER", "GOLD"]),
  day: dayField,
});

export const loader = pageLoader("_desk.chamber.envelopes", async ({ ctx, url, words }) => {
  const search = url.searchParams;
  const practice = search.get("practice");
  const asked = { practiceId: isId(practice) ? practice : null, after: search.get("after") };
  return {
    title: words.chamber.envelopes.title,
    asked,
    address: url.pathname + url.search,
    today: today(ctx),
    said: search.get("detto"),
    count: Number(search.get("count")) || 0,
    mayIssue: can(ctx.actor.roles, "counter.issueEnvelopes"),
    ...(await readIssues(ctx, asked)),
  };
});

/** A range of sealed folders goes to a practice (A26); one folder is a range of one. */
export const action = pageAction("_desk.chamber.envelopes", async ({ ctx, form }) => {
  const parsed = parseForm(Issuing, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { forPractice, first, scratchLayer, day } = parsed.value;
  if (day > today(ctx)) return invalid(errorForm(form, { day: ["day-in-future"] }));
  const last = parsed.value.last === "" ? first : parsed.value.last;
  const issued = await issueEnvelopes(ctx, { forPractice, first, last, scratchLayer, day });
  if (!issued.ok) return refuse(form, issued);
  const range = readRange(first, last);
  const count = range.ok ? range.lastNumber - range.firstNumber + 1 : 0;
  return said(`/chamber/envelopes?practice=${forPractice}&count=${count}`, "issued");
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Envelopes() {
  const { chamber } = useWords();
  const { title, said, count, mayIssue } = useLoaderData<typeof loader>();
  const w = chamber.envelopes;
  return (
    <Page title={title} sub={w.sub}>
      <Notice said={said} sentences={{ issued: w.said(count) }} />
      {mayIssue ? (
        <Section id="consegna" title={w.issue} note={w.confirmNote}>
          <IssueForm />
        </Section>
      ) : null}
      <Issues />
    </Page>
  );
}

function IssueForm() {
  const { chamber } = useWords();
  const { practices, asked, today: now } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = chamber.envelopes;
  const { fields } = w;
  return (
    <PostForm form={form} labels={fields} refusals={chamber.refusals}>
      <SelectField
        name="forPractice"
        label={fields.forPractice}
        empty={w.choose}
        defaultValue={asked.practiceId ?? ""}
        options={practices.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Grid>
        <TextField name="first" label={fields.first} hint={w.firstHint} maxLength={40} code upper span={3} />
        <TextField name="last" label={fields.last} hint={w.lastHint} maxLength={40} code upper span={3} optional />
      </Grid>
      <RadioField name="scratchLayer" label={fields.scratchLayer} options={optionsOf(w.layers)} defaultValue="SILVER" />
      <DateField name="day" label={fields.day} defaultValue={now} max={now} />
      <Buttons>
        <SubmitButton solid>{w.submit}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}

function Issues() {
  const { chamber, common, terms } = useWords();
  const { issues, next, practices, asked, address } = useLoaderData<typeof loader>();
  const w = chamber.envelopes;
  const { columns } = w;
  return (
    <Section id="consegne" title={w.issues}>
      <Filters action="/chamber/envelopes" clear={asked.practiceId === null ? undefined : "/chamber/envelopes"}>
        <FilterSelect
          name="practice"
          label={w.filter}
          value={asked.practiceId ?? ""}
          empty={common.all}
          options={practices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Filters>
      {issues.length === 0 ? (
        <Empty>{asked.practiceId === null ? w.none : w.noneOf}</Empty>
      ) : (
        <Table
          caption={w.caption}
          columns={[
            { label: columns.day, width: 7 },
            { label: columns.practice },
            { label: columns.range },
            { label: columns.count, num: true, width: 5 },
            { label: columns.layer, width: 7 },
          ]}
        >
          {issues.map((issue) => (
            <Row key={issue.id}>
              <Cell label={columns.day} nowrap>
                {terms.formatDay(issue.day)}
              </Cell>
              <RowHead>{issue.practice}</RowHead>
              <Cell label={columns.range}>
                <span className="c-code">{w.range(issue.first, issue.last)}</span>
              </Cell>
              <Cell label={columns.count} num>
                {issue.count}
              </Cell>
              <Cell label={columns.layer}>{w.layers[issue.scratchLayer]}</Cell>
            </Row>
          ))}
        </Table>
      )}
      <Pager next={next === null ? undefined : addressWith(address, { after: next })} />
    </Section>
  );
}
