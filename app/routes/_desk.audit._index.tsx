import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { today } from "~/access/context";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { readMonth } from "~/audit/months";
import { readTerms } from "~/audit/read-terms.server";
import { behindAddress, MonthTable, useMonthName } from "~/audit/terms-by-month";
import { PracticeTable } from "~/audit/terms-by-practice";
import { Chart } from "~/ui/chart";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.audit._index", async ({ ctx, url, words }) => {
  const practice = url.searchParams.get("practice");
  const asked = { month: readMonth(url.searchParams.get("month")), practiceId: isId(practice) ? practice : null };
  return {
    title: words.audit.terms.title,
    today: today(ctx),
    asked,
    after: url.searchParams.get("after"),
    terms: await readTerms(ctx, asked),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Terms() {
  const { audit, common } = useWords();
  const { title, asked, terms } = useLoaderData<typeof loader>();
  const name = useMonthName();
  const w = audit.terms;
  const { onTime, late, open, overdue } = terms.total;
  const month = name(terms.month, "inSentence");
  const search = new URLSearchParams({ month: terms.month });
  if (asked.practiceId !== null) search.set("practice", asked.practiceId);
  return (
    <Page
      title={title}
      lead={onTime + late + open === 0 ? w.nothing(month) : w.lead(month, onTime + late, late, open, overdue)}
      tools={[
        { label: common.print, print: true },
        { label: w.csv, href: `/audit/terms.csv?${search}`, download: true },
      ]}
    >
      <Narrowing />
      <ByMonth />
      <ByPractice />
      <p className="c-empty">{w.noted}</p>
    </Page>
  );
}

function Narrowing() {
  const { audit, common } = useWords();
  const { asked, terms } = useLoaderData<typeof loader>();
  const name = useMonthName();
  const months = terms.months.includes(terms.month) ? terms.months : [terms.month, ...terms.months];
  return (
    <Filters action="/audit" clear={asked.month === null && asked.practiceId === null ? undefined : "/audit"}>
      <FilterSelect
        name="practice"
        label={audit.terms.practice}
        value={asked.practiceId ?? ""}
        empty={common.all}
        options={terms.practices.map(({ id, name: label }) => ({ value: id, label }))}
      />
      <FilterSelect
        name="month"
        label={audit.terms.month}
        value={terms.month}
        options={months.map((month) => ({ value: month, label: name(month, "withYear") }))}
      />
    </Filters>
  );
}

function ByMonth() {
  const { audit, terms: words } = useWords();
  const { asked, terms, today: now } = useLoaderData<typeof loader>();
  const name = useMonthName();
  const w = audit.terms;
  const { byMonth } = terms;
  const [first, last] = [byMonth[0]?.month ?? terms.month, byMonth.at(-1)?.month ?? terms.month];
  return (
    <Section id="per-mese" title={w.byMonth} note={w.byMonthNote(words.formatDay(now))}>
      <Chart
        label={w.chart(name(first, "inSentenceWithYear"), name(last, "inSentenceWithYear"))}
        legend={w.legend}
        bars={byMonth.map(({ month, onTime, late, open }) => ({ label: name(month, "short"), on: onTime, late, open }))}
      />
      <MonthTable months={byMonth} practiceId={asked.practiceId} />
    </Section>
  );
}

function ByPractice() {
  const { audit } = useWords();
  const { asked, terms, after } = useLoaderData<typeof loader>();
  const name = useMonthName();
  const w = audit.terms;
  const month = name(terms.month, "inSentenceWithYear");
  return (
    <Section id="per-studio" title={w.byPractice(month)} note={w.byPracticeNote}>
      {terms.byPractice.length === 0 ? (
        <Empty>{w.noPractice}</Empty>
      ) : (
        <PracticeTable
          caption={w.practiceCaption(month)}
          practices={terms.byPractice}
          total={terms.total}
          of={{ month: terms.month, practiceId: asked.practiceId }}
          after={after}
          behind={behindAddress}
        />
      )}
    </Section>
  );
}
