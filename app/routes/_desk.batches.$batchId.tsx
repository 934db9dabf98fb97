import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { invalid, pageAction, pageLoader, said } from "~/access/page.server";
import { idParam, isId } from "~/access/params";
import { can } from "~/access/policy";
import { RefusalNotice } from "~/access/refusal-notice";
import { waitingAt } from "~/batches/list-batches.server";
import { addToBatch } from "~/batches/prepare-batch.server";
import { readSlip, type Slip, type SlipLine } from "~/batches/read-batch.server";
import { type LineResult, resultCounts } from "~/batches/slip-lines";
import { SLIP_TONES } from "~/batches/slip-tones";
import { type Act, ActButton } from "~/ui/act";
import { BulkBar } from "~/ui/bulk-bar";
import { Code } from "~/ui/code";
import { Columns } from "~/ui/columns";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { emptyForm, refusedForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { NextAct } from "~/ui/next-act";
import { Notice } from "~/ui/notice";
import { Page, type Tool } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { Cell, PickCell, Row, RowHead, Table } from "~/ui/table";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.batches.$batchId", async ({ ctx, scope, params, url, words, language }) => {
  const slip = await readSlip(ctx, scope, idParam(params, "batchId"), language);
  const open = slip.state === "OPEN";
  const waiting = open ? await look(ctx, scope, (tx) => waitingAt(tx, ctx, scope, slip.chamber.id)) : [];
  return {
    title: words.batches.number(slip.number),
    said: url.searchParams.get("detto"),
    refusal: url.searchParams.get("rifiuto"),
    slip,
    waiting,
    mayRecord: can(ctx.actor.roles, "counter.present"),
  };
});

/** Further signed cases of the same chamber. */
export const action = pageAction("_desk.batches.$batchId", async ({ ctx, form }) => {
  const outcome = await addToBatch(ctx, { caseIds: form.getAll("case").filter(isId) });
  if (outcome.ok) return said(`/batches/${outcome.value.batchId}`, "added");
  return invalid(refusedForm(form, outcome.refusal));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Batch() {
  const { batches, common } = useWords();
  const page = useLoaderData<typeof loader>();
  const { slip } = page;
  const href = `/batches/${slip.id}`;
  const printable = slip.lines.length > 0 && slip.state !== "CANCELLED";
  const tools: Tool[] = [
    ...(printable ? [{ label: batches.acts.pdf, href: `${href}/slip.pdf` }] : []),
    ...(slip.state === "OPEN" || slip.state === "CLOSED"
      ? [
          { label: batches.acts.rearrange, href: `${href}/visit` },
          { label: batches.acts.cancel, href: `${href}/cancel` },
        ]
      : []),
    { label: common.print, print: true },
  ];
  return (
    <Page
      title={batches.number(slip.number)}
      sub={batches.sub(slip.chamber.city, slip.code)}
      crumbs={[{ href: "/batches", label: batches.title }, { label: slip.number }]}
      tools={tools}
    >
      <Notice said={page.said} sentences={batches.said} />
      <RefusalNotice refusal={page.refusal} sentences={batches.refusals} />
      <WhatNext />
      <Columns side={<SlipFacts />}>
        <Lines />
        {slip.state === "OPEN" ? <ToAdd /> : null}
      </Columns>
    </Page>
  );
}

function WhatNext() {
  const { batches } = useWords();
  const { slip, mayRecord } = useLoaderData<typeof loader>();
  const { sentence, acts } = nextOf(slip, mayRecord, batches);
  return <NextAct tone={SLIP_TONES[slip.state]} state={batches.states[slip.state]} sentence={sentence} acts={acts} />;
}

/** What has to happen with the slip, and where it is done. */
function nextOf(
  slip: Slip,
  mayRecord: boolean,
  { next, acts, visit }: Words["batches"],
): { sentence: string; acts: Act[] } {
  const href = `/batches/${slip.id}`;
  const { appointment, officer, chamber } = slip;
  const where = `${chamber.officeName}, ${chamber.officeAddress}`;
  switch (slip.state) {
    case "OPEN": {
      if (slip.lines.length === 0) return { sentence: next.empty, acts: [] };
      const close: Act = { label: acts.close, href: `${href}/close`, solid: true };
      if (!appointment.required || (appointment.on !== null && appointment.time !== null)) {
        return { sentence: next.close(slip.lines.length), acts: [close] };
      }
      return {
        sentence: next.arrange(chamber.officeName),
        acts: [{ label: acts.arrange, href: `${href}/visit`, solid: true }],
      };
    }
    case "CLOSED": {
      const pdf: Act = { label: acts.pdf, href: `${href}/slip.pdf`, solid: !slip.kept };
      const when = appointment.on === null ? null : visit(appointment.on, appointment.time);
      const sentence = when === null ? next.carry(officer.name, where) : next.carryOn(officer.name, where, when);
      if (!slip.kept || !mayRecord) return { sentence, acts: [pdf] };
      return { sentence, acts: [{ label: acts.present, href: `${href}/present`, solid: true }, pdf] };
    }
    case "AT_COUNTER":
      if (!slip.kept) return { sentence: next.atCounter, acts: [] };
      return {
        sentence: next.intake,
        acts: mayRecord ? [{ label: acts.intake, href: `${href}/intake`, solid: true }] : [],
      };
    case "DONE":
      return { sentence: next.done(resultCounts(slip.lines.map(({ result }) => result))), acts: [] };
    case "CANCELLED":
      return { sentence: next.cancelled, acts: [] };
  }
}

function SlipFacts() {
  const { batches, terms } = useWords();
  const { slip } = useLoaderData<typeof loader>();
  const { facts } = batches;
  const { appointment } = slip;
  return (
    <Section id="visita" title={batches.arrange.title}>
      <Facts
        facts={[
          {
            label: facts.chamber,
            value: `${slip.chamber.name}, ${slip.chamber.officeName}, ${slip.chamber.officeAddress}`,
          },
          { label: facts.officer, value: slip.officer.name },
          {
            label: facts.appointment,
            value: appointment.on === null ? batches.noVisit : batches.visit(appointment.on, appointment.time),
          },
          ...(slip.closedOn === null ? [] : [{ label: facts.closed, value: terms.formatDayLong(slip.closedOn) }]),
          ...(slip.openedOn === null ? [] : [{ label: facts.opened, value: terms.formatDayLong(slip.openedOn) }]),
          { label: facts.code, value: <Code>{slip.code}</Code> },
        ]}
      />
    </Section>
  );
}

function Lines() {
  const { batches } = useWords();
  const { slip } = useLoaderData<typeof loader>();
  const { lines: words } = batches;
  const { columns } = words;
  const open = slip.state === "OPEN";
  return (
    <Section id="righe" title={words.title} count={slip.lines.length}>
      {slip.lines.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table
          caption={words.caption}
          columns={[
            { label: columns.position, num: true, width: 3 },
            { label: columns.holder },
            open ? { label: columns.act, hidden: true } : { label: columns.result },
            ...(open ? [] : [{ label: columns.now }]),
          ]}
        >
          {slip.lines.map((line) => (
            <Line key={line.lineId} line={line} open={open} />
          ))}
        </Table>
      )}
    </Section>
  );
}

function Line({ line, open }: { line: SlipLine; open: boolean }) {
  const { batches, cases } = useWords();
  const { slip } = useLoaderData<typeof loader>();
  const { columns } = batches.lines;
  const ahead = open || slip.state === "CLOSED";
  return (
    <Row>
      <Cell label={columns.position} num>
        {line.position}
      </Cell>
      <RowHead
        href={`/cases/${line.caseId}`}
        number={line.number}
        note={ahead && line.badDocument !== null ? batches.lines.badDocument(line.badDocument.validUntil) : undefined}
      >
        {line.holder}
      </RowHead>
      {open ? (
        <Cell>
          <ActButton
            small
            about={line.holder}
            act={{ label: batches.acts.remove, post: `/batches/${slip.id}/remove`, fields: { case: line.caseId } }}
          />
        </Cell>
      ) : (
        <>
          <Cell label={columns.result} wide>
            {resultWords(line.result, batches)}
          </Cell>
          <Cell label={columns.now}>{cases.states[line.state]}</Cell>
        </>
      )}
    </Row>
  );
}

function resultWords(result: LineResult, { results }: Words["batches"]): string {
  switch (result.kind) {
    case "waiting":
      return results.waiting;
    case "left-out":
      return results.leftOut;
    case "refused":
      return results.refused(result.refusal, result.why);
    case "now":
      return [results.now, result.producedOn && results.produced(result.producedOn)].filter(Boolean).join("; ");
    case "promised": {
      const promise = results.promised(result.on, result.instalment);
      return [promise, result.producedOn && results.produced(result.producedOn)].filter(Boolean).join("; ");
    }
  }
}

function ToAdd() {
  const { batches, terms, papers } = useWords();
  const { waiting, slip } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = batches.list;
  const { waitingColumns: columns } = words;
  const whole = waiting.filter(({ lacks }) => lacks.length === 0);
  return (
    <Section id="aggiungi" title={batches.add.title} count={waiting.length} note={batches.add.note} screenOnly>
      {waiting.length === 0 ? (
        <Empty>{batches.add.none}</Empty>
      ) : (
        <PostForm form={form} refusals={batches.refusals} wide>
          <BulkBar
            total={whole.length}
            chosen={0}
            allLabel={words.every(whole.length)}
            acts={[{ name: "act", value: "add", label: batches.acts.add, solid: true }]}
            clear={`/batches/${slip.id}`}
          />
          <Table
            caption={words.waitingCaption(slip.chamber.city)}
            look="pick"
            columns={[
              { label: batches.acts.add, hidden: true, pick: true },
              { label: columns.holder },
              { label: columns.signed },
              { label: columns.officer },
            ]}
          >
            {waiting.map((each) => (
              <Row key={each.id}>
                {each.lacks.length > 0 ? (
                  <Cell />
                ) : (
                  <PickCell name="case" value={each.id} label={words.choose(each.holder)} />
                )}
                <RowHead
                  href={`/cases/${each.id}`}
                  number={each.number}
                  note={each.lacks.length === 0 ? undefined : papers.lacks(each.lacks)}
                >
                  {each.holder}
                </RowHead>
                <Cell label={columns.signed} nowrap>
                  {each.signedOn === null ? null : terms.formatDayShort(each.signedOn)}
                </Cell>
                <Cell label={columns.officer}>{each.officer}</Cell>
              </Row>
            ))}
          </Table>
        </PostForm>
      )}
    </Section>
  );
}
