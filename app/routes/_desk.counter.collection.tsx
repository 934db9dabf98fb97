import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { isId } from "~/access/params";
import { can } from "~/access/policy";
import { collect } from "~/chamber/collect.server";
import { counterDesk } from "~/chamber/counter-desk.server";
import { CounterScan, scanFault } from "~/chamber/counter-scan";
import { type ReadyFor, readCollection } from "~/chamber/read-collection.server";
import type { Day } from "~/terms/day";
import { ActList, ActRow } from "~/ui/act-row";
import { addressWith } from "~/ui/address";
import { BulkBar } from "~/ui/bulk-bar";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { CheckField } from "~/ui/form/check-field";
import { emptyForm, type FormState, isRefused, parseForm } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { Cell, PickCell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

const Collecting = z.object({
  case: z.array(z.uuid()).min(1, "choose-some").max(100, "too-many"),
  officerId: z.uuid("choose-one"),
  registrationFormsSigned: z.literal(true, "tick-required"),
});

export const loader = pageLoader("_desk.counter.collection", async ({ ctx, url, words }) => {
  const search = url.searchParams;
  const practice = search.get("practice");
  const asked = { practiceId: isId(practice) ? practice : null, after: search.get("after") };
  return {
    title: words.counter.collection.title,
    address: url.pathname + url.search,
    fault: scanFault(search),
    chosen: search.getAll("case").filter(isId),
    said: search.get("detto"),
    count: Number(search.get("count")) || 0,
    taken: takenList(search, today(ctx)),
    asked,
    mayAct: can(ctx.actor.roles, "counter.collect"),
    ...(await readCollection(ctx, asked)),
  };
});

/** The devices of one practice leave the counter with the officer who stands there. */
export const action = pageAction("_desk.counter.collection", async ({ ctx, form }) => {
  counterDesk(ctx);
  const parsed = parseForm(Collecting, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { case: caseIds, officerId, registrationFormsSigned } = parsed.value;
  const collected = await collect(ctx, { caseIds, day: today(ctx), officerId, registrationFormsSigned });
  if (collected.ok) {
    const of = String(form.get("of") ?? "");
    const what = new URLSearchParams({ count: String(collected.value.caseIds.length), of, officer: officerId });
    return said(`/counter/collection?${what}`, "collected");
  }
  return refuse(form, collected);
});

/** The list of what this practice collected today, to be signed by both sides. */
function takenList(search: URLSearchParams, on: Day): string | null {
  const [of, officer] = [search.get("of"), search.get("officer")];
  if (!isId(of) || !isId(officer)) return null;
  return `/counter/collection.pdf?${new URLSearchParams({ practice: of, officer, day: on })}`;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Collection() {
  const { collection } = useWords().counter;
  const page = useLoaderData<typeof loader>();
  const { practices, ready, asked } = page;
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const devices = practices.reduce((sum, { count }) => sum + count, 0);
  return (
    <Page title={page.title} lead={asked.practiceId === null ? collection.lead(devices, practices.length) : undefined}>
      <CounterScan
        fault={page.fault}
        hidden={{ from: "collection", practice: ready?.practice.id ?? "", chosen: page.chosen.join(",") }}
        label={collection.scanLabel}
        hint={collection.scanHint}
        focus={!isRefused(form)}
        said={page.chosen.length === 0 ? null : collection.chosenByScan(page.chosen.length)}
      />
      <Notice
        said={page.said}
        sentences={{ collected: collection.said(page.count) }}
        link={page.taken === null ? undefined : { href: page.taken, label: collection.print }}
      />
      {ready === null ? <Practices /> : <OfPractice ready={ready} />}
    </Page>
  );
}

function Practices() {
  const { counter, terms } = useWords();
  const w = counter.collection;
  const { practices, mayAct } = useLoaderData<typeof loader>();
  if (practices.length === 0) return <Empty>{w.none}</Empty>;
  return (
    <Section id="pronti" title={w.ready} count={practices.length}>
      <ActList>
        {practices.map(({ id, name, count, oldest }) => (
          <ActRow
            key={id}
            tone="plain"
            state={w.devices(count)}
            title={name}
            href={`/counter/collection?practice=${id}`}
            note={w.since(terms.formatDay(oldest))}
            act={mayAct ? { label: w.choose, href: `/counter/collection?practice=${id}` } : undefined}
          />
        ))}
      </ActList>
    </Section>
  );
}

function OfPractice({ ready }: { ready: ReadyFor }) {
  const w = useWords().counter.collection;
  const { practices, address, chosen } = useLoaderData<typeof loader>();
  const note = practices.length > 1 ? <a href="/counter/collection">{w.allPractices}</a> : undefined;
  const list = new URLSearchParams([["practice", ready.practice.id], ...chosen.map((id) => ["case", id])]);
  return (
    <Section id="ritiro" title={w.of(ready.practice.name)} count={ready.devices.length} note={note}>
      {ready.devices.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <>
          <p className="u-t3 is-screen">
            <a href={`/counter/collection.pdf?${list}`}>{w.print}</a>
          </p>
          <HandOver ready={ready} />
        </>
      )}
      <Pager next={ready.next === null ? undefined : addressWith(address, { after: ready.next })} />
    </Section>
  );
}

function HandOver({ ready }: { ready: ReadyFor }) {
  const { counter } = useWords();
  const w = counter.collection;
  const { mayAct, address } = useLoaderData<typeof loader>();
  const form: FormState = useActionData<typeof action>()?.form ?? emptyForm;
  const chosen = useChosen(form);
  if (!mayAct || ready.officers.length === 0) {
    return (
      <>
        {mayAct ? <Nobody practiceId={ready.practice.id} /> : <p className="u-t2">{counter.onlyClerks}</p>}
        <Devices ready={ready} form={form} pick={false} />
      </>
    );
  }
  return (
    <PostForm wide form={form} labels={w.labels} refusals={counter.refusals}>
      <BulkBar
        total={ready.devices.length}
        chosen={chosen.length}
        allLabel={w.every(ready.devices.length)}
        acts={[]}
        clear={addressWith(address, { case: null })}
      />
      <div id="case">
        <Hidden name="of" value={ready.practice.id} />
        <Devices ready={ready} form={form} pick />
      </div>
      <div className="c-form u-t4">
        <SelectField
          name="officerId"
          label={w.officer}
          hint={w.officerHint}
          empty={w.chooseOfficer}
          options={ready.officers.map(({ userId, name }) => ({ value: userId, label: name }))}
        />
        <CheckField name="registrationFormsSigned" label={w.signed} />
        <p className="u-t4">{w.whatHappens}</p>
        <Buttons>
          <SubmitButton solid>{w.hand}</SubmitButton>
        </Buttons>
      </div>
    </PostForm>
  );
}

function Nobody({ practiceId }: { practiceId: string }) {
  const { counter } = useWords();
  return (
    <Callout tone="late">
      {counter.collection.nobody} <a href={`/chamber/mandates?practice=${practiceId}`}>{counter.slip.seeMandates}</a>
    </Callout>
  );
}

/** What was ticked last, or what was read with the scanner. */
function useChosen(form: FormState): string[] {
  const { chosen } = useLoaderData<typeof loader>();
  return form === emptyForm ? chosen : [form.values.case ?? []].flat();
}

function Devices({ ready, form, pick }: { ready: ReadyFor; form: FormState; pick: boolean }) {
  const { counter, terms, papers, imports } = useWords();
  const w = counter.collection;
  const chosen = useChosen(form);
  return (
    <Table
      caption={w.caption}
      look={pick ? "pick" : "list"}
      columns={[
        ...(pick ? [{ label: w.columns.pick, hidden: true, pick: true }] : []),
        { label: w.columns.applicant },
        { label: w.columns.serial },
        { label: w.columns.made, width: 10 as const },
      ]}
    >
      {ready.devices.map(({ caseId, name, number, serial, madeOn, fromPaper, lacks }) => (
        <Row key={caseId} picked={pick && chosen.includes(caseId)}>
          {!pick ? null : lacks.length > 0 ? (
            <Cell />
          ) : (
            <PickCell name="case" value={caseId} label={w.pick(name)} checked={chosen.includes(caseId)} />
          )}
          <RowHead
            href={`/cases/${caseId}`}
            number={number}
            note={
              [...(fromPaper ? [imports.mark.title] : []), ...(lacks.length === 0 ? [] : [papers.lacks(lacks)])].join(
                ". ",
              ) || undefined
            }
          >
            {name}
          </RowHead>
          <Cell label={w.columns.serial}>
            <span className="c-code">{serial}</span>
          </Cell>
          <Cell label={w.columns.made} nowrap>
            {madeOn === null ? null : terms.formatDay(madeOn)}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
