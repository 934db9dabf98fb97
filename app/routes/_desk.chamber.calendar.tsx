import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { can } from "~/access/policy";
import { setClosure } from "~/mandates/mandate-acts.server";
import { type Calendar as CalendarData, readCalendar } from "~/mandates/read-calendar.server";
import type { Day } from "~/terms/day";
import { dayField, optionalDayField } from "~/terms/day-field";
import { ActButton } from "~/ui/act";
import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";

const Closing = z.object({
  dayFrom: dayField,
  dayTo: optionalDayField,
  reason: z.string().trim().min(1, "required").max(120, "too-long"),
});

export const loader = pageLoader("_desk.chamber.calendar", async ({ ctx, url, words }) => ({
  title: words.chamber.calendar.title,
  today: today(ctx),
  said: url.searchParams.get("detto"),
  mayClose: can(ctx.actor.roles, "chamber.closures"),
  mayDate: can(ctx.actor.roles, "chamber.rulesets"),
  ...(await readCalendar(ctx)),
}));

/** A closure moves no term, it moves the last useful day (§6.2). */
export const action = pageAction("_desk.chamber.calendar", async ({ ctx, form }) => {
  const parsed = parseForm(Closing, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { dayFrom, dayTo, reason } = parsed.value;
  const closed = await setClosure(ctx, { dayFrom, dayTo: dayTo ?? dayFrom, reason });
  return closed.ok ? said("/chamber/calendar", "closed") : refuse(form, closed);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Calendar() {
  const { chamber } = useWords();
  const { title, said } = useLoaderData<typeof loader>();
  return (
    <Page title={title}>
      <Notice said={said} sentences={chamber.calendar.said} />
      <Closures />
      <Rules />
      <Periods />
    </Page>
  );
}

function Closures() {
  const { chamber } = useWords();
  const { closures, mayClose } = useLoaderData<typeof loader>();
  const w = chamber.calendar;
  return (
    <Section id="chiusure" title={w.closures} count={closures.length} note={w.closuresNote}>
      {closures.length === 0 ? <Empty>{w.noClosures}</Empty> : <ClosureTable />}
      {mayClose ? <AddClosure /> : <p className="c-small c-muted u-t4">{chamber.onlyManagers}</p>}
    </Section>
  );
}

function ClosureTable() {
  const { chamber } = useWords();
  const { closures, mayClose } = useLoaderData<typeof loader>();
  const w = chamber.calendar;
  const days = useDays();
  return (
    <Table
      caption={w.closuresCaption}
      columns={[
        { label: w.columns.days },
        { label: w.columns.reason },
        ...(mayClose ? [{ label: w.columns.act, hidden: true, width: 13 as const }] : []),
      ]}
    >
      {closures.map(({ id, from, to, reason }) => (
        <Row key={id}>
          <RowHead>{days(from, to)}</RowHead>
          <Cell label={w.columns.reason}>{reason}</Cell>
          {mayClose ? (
            <Cell>
              <ActButton
                small
                act={{ label: w.callOff, post: `/chamber/calendar/closures/${id}/call-off` }}
                about={days(from, to)}
              />
            </Cell>
          ) : null}
        </Row>
      ))}
    </Table>
  );
}

function useDays() {
  const { chamber, terms } = useWords();
  return (from: Day, to: Day) =>
    from === to
      ? chamber.calendar.oneDay(terms.formatDayLong(from))
      : chamber.calendar.span(terms.formatDayLong(from), terms.formatDayLong(to));
}

function AddClosure() {
  const { chamber } = useWords();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { fields, add, addSubmit, dayToHint, reasonHint } = chamber.calendar;
  return (
    <PostForm form={form} labels={fields} refusals={chamber.refusals}>
      <FieldSet legend={add}>
        <Grid>
          <DateField name="dayFrom" label={fields.dayFrom} span={3} />
          <DateField name="dayTo" label={fields.dayTo} hint={dayToHint} span={3} optional />
        </Grid>
        <TextField name="reason" label={fields.reason} hint={reasonHint} maxLength={120} />
      </FieldSet>
      <Buttons>
        <SubmitButton>{addSubmit}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}

function Rules() {
  const { chamber, common, terms } = useWords();
  const language = useLanguage();
  const { inForce, week } = useLoaderData<typeof loader>();
  const w = chamber.calendar;
  if (inForce === null) {
    return (
      <Section id="regole" title={w.inForce}>
        <Callout tone="late">{w.noRules}</Callout>
      </Section>
    );
  }
  return (
    <Section id="regole" title={w.inForce} note={inForce[language]}>
      {inForce.notice === null ? null : (
        <Callout tone="plain" title={w.notice}>
          <p>{inForce.notice[language]}</p>
        </Callout>
      )}
      <Table caption={w.hoursCaption} showCaption look="count" columns={[{ label: w.day }, { label: w.open }]}>
        {week.map(({ weekday, openings }) => (
          <Row key={weekday}>
            <RowHead>{common.weekdays[weekday - 1]}</RowHead>
            <Cell label={w.open}>
              {openings.length === 0
                ? w.shut
                : openings.map(({ from, to }) => w.between(terms.formatHour(from), terms.formatHour(to))).join(", ")}
            </Cell>
          </Row>
        ))}
      </Table>
      {inForce.patronDay === null ? null : (
        <p className="c-small c-muted u-t2">{w.patron(terms.formatDayMonth(`0000-${inForce.patronDay}` as Day))}</p>
      )}
    </Section>
  );
}

const TONES = { NOW: "done", COVERED: "plain", TO_COME: "soon", PAST: "plain" } as const;

function Periods() {
  const { chamber, terms } = useWords();
  const language = useLanguage();
  const { periods, mayDate } = useLoaderData<typeof loader>();
  const w = chamber.calendar;
  const when: Record<CalendarData["periods"][number]["when"], string> = {
    NOW: w.now,
    COVERED: w.covered,
    TO_COME: w.toCome,
    PAST: w.past,
  };
  return (
    <Section id="periodi" title={w.periods} note={w.periodsNote}>
      <Table
        caption={w.periodsCaption}
        columns={[
          { label: w.columns.ruleset },
          { label: w.columns.from, width: 7 },
          { label: w.columns.to, width: 10 },
          { label: w.columns.now, width: 10 },
        ]}
      >
        {periods.map((period) => (
          <Row key={period.id}>
            <RowHead note={period.code}>{period[language]}</RowHead>
            <Cell label={w.columns.from} nowrap>
              {terms.formatDay(period.from)}
            </Cell>
            <Cell label={w.columns.to} nowrap>
              {period.to === null ? w.openEnd : terms.formatDay(period.to)}
            </Cell>
            <Cell label={w.columns.now}>
              <StateBadge tone={TONES[period.when]}>{when[period.when]}</StateBadge>
            </Cell>
          </Row>
        ))}
      </Table>
      {mayDate ? (
        <Buttons>
          <LinkButton href="/chamber/calendar/ruleset">{w.dateRules}</LinkButton>
        </Buttons>
      ) : null}
    </Section>
  );
}
