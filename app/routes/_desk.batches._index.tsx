import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageAction, pageLoader, said } from "~/access/page.server";
import { isId } from "~/access/params";
import { listBatches, type SlipSummary, type Waiting } from "~/batches/list-batches.server";
import { addToBatch } from "~/batches/prepare-batch.server";
import { SLIP_TONES } from "~/batches/slip-tones";
import { BulkBar } from "~/ui/bulk-bar";
import { Empty } from "~/ui/empty";
import { emptyForm, refusedForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, PickCell, Row, RowHead, Table } from "~/ui/table";
import { Views } from "~/ui/views";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.batches._index", async ({ ctx, scope, url, words }) => {
  const all = url.searchParams.get("show") === "all";
  const before = url.searchParams.get("before");
  return {
    title: words.batches.title,
    said: url.searchParams.get("detto"),
    all,
    chosen: url.searchParams.getAll("case").filter(isId),
    list: await listBatches(ctx, scope, { onTheWay: !all, before: isId(before) ? before : null }),
  };
});

/** Signed cases go on the open slip of their chamber. */
export const action = pageAction("_desk.batches._index", async ({ ctx, form }) => {
  const outcome = await addToBatch(ctx, { caseIds: form.getAll("case").filter(isId) });
  if (outcome.ok) return said(`/batches/${outcome.value.batchId}`, "added");
  return invalid(refusedForm(form, outcome.refusal));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Batches() {
  const { batches, common } = useWords();
  const { said: code, list, all } = useLoaderData<typeof loader>();
  const { waiting } = list;
  const count = waiting.reduce((sum, { cases }) => sum + cases.length, 0);
  return (
    <Page title={batches.title} sub={batches.list.lead} tools={[{ label: common.print, print: true }]}>
      <Notice said={code} sentences={batches.said} />
      <Section id="firmate" title={batches.list.waiting} count={count}>
        {waiting.length === 0 ? <Empty>{batches.list.noneWaiting}</Empty> : null}
        {waiting.map((group) => (
          <WaitingCases key={group.chamberId} {...group} titled={waiting.length > 1} />
        ))}
        {list.more ? <p className="c-small c-muted">{batches.list.more}</p> : null}
      </Section>
      <Section id="distinte" title={batches.list.slips}>
        <Views
          label={batches.views.label}
          views={[
            { href: "/batches", label: batches.views.onTheWay, current: !all },
            { href: "/batches?show=all", label: batches.views.all, current: all },
          ]}
        />
        <Slips />
      </Section>
    </Page>
  );
}

type WaitingProps = { chamberId: string; city: string; cases: Waiting[]; titled: boolean };

/** One form for each chamber: a slip goes to one. */
function WaitingCases({ chamberId, city, cases, titled }: WaitingProps) {
  const { batches, terms, papers } = useWords();
  const { chosen } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>()?.form;
  const form = sent?.values.chamber === chamberId ? sent : emptyForm;
  const words = batches.list;
  const { waitingColumns: columns } = words;
  const whole = cases.filter(({ lacks }) => lacks.length === 0);
  const picked = whole.filter(({ id }) => chosen.includes(id)).length;
  return (
    <PostForm action="/batches?index" form={form} refusals={batches.refusals} wide prefix={`${chamberId}-`}>
      <Hidden name="chamber" value={chamberId} />
      {titled ? <h3 className="u-t4">{words.waitingAt(city)}</h3> : null}
      {whole.length === 0 ? null : (
        <BulkBar
          id={`tutte-${chamberId}`}
          total={whole.length}
          chosen={picked}
          allLabel={words.every(whole.length)}
          acts={[{ name: "act", value: "put", label: words.put, solid: true }]}
          clear="/batches"
        />
      )}
      <Table
        caption={words.waitingCaption(city)}
        look="pick"
        columns={[
          { label: words.put, hidden: true, pick: true },
          { label: columns.holder },
          { label: columns.signed },
          { label: columns.officer },
        ]}
      >
        {cases.map((each) => (
          <Row key={each.id} picked={chosen.includes(each.id)}>
            {each.lacks.length > 0 ? (
              <Cell />
            ) : (
              <PickCell
                name="case"
                value={each.id}
                label={words.choose(each.holder)}
                checked={chosen.includes(each.id)}
              />
            )}
            <RowHead
              href={`/cases/${each.id}`}
              number={each.number}
              note={
                each.lacks.length > 0
                  ? papers.lacks(each.lacks)
                  : each.documentExpiresOn === null
                    ? undefined
                    : words.expires(each.documentExpiresOn)
              }
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
  );
}

function Slips() {
  const { batches } = useWords();
  const { list, all } = useLoaderData<typeof loader>();
  const { columns } = batches.list;
  if (list.slips.length === 0) return <Empty>{all ? batches.list.noneAtAll : batches.list.none}</Empty>;
  const more = list.next === null ? undefined : `/batches?${all ? "show=all&" : ""}before=${list.next}`;
  return (
    <>
      <Table
        caption={batches.list.caption}
        columns={[
          { label: columns.number },
          { label: columns.state },
          { label: columns.chamber },
          { label: columns.lines, num: true },
          { label: columns.visit },
          { label: columns.officer },
        ]}
      >
        {list.slips.map((slip) => (
          <SlipRow key={slip.id} slip={slip} />
        ))}
      </Table>
      <Pager next={more} />
    </>
  );
}

function SlipRow({ slip }: { slip: SlipSummary }) {
  const { batches } = useWords();
  const { columns } = batches.list;
  const { appointment } = slip;
  return (
    <Row>
      <RowHead href={`/batches/${slip.id}`}>{slip.number}</RowHead>
      <Cell lead>
        <StateBadge tone={SLIP_TONES[slip.state]}>{batches.states[slip.state]}</StateBadge>
      </Cell>
      <Cell label={columns.chamber}>{slip.city}</Cell>
      <Cell label={columns.lines} num>
        {slip.lines}
      </Cell>
      <Cell label={columns.visit}>
        {appointment === null ? batches.noVisit : batches.visit(appointment.on, appointment.time)}
      </Cell>
      <Cell label={columns.officer}>{slip.officer}</Cell>
    </Row>
  );
}
