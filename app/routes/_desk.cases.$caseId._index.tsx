import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { can, type Role } from "~/access/policy";
import { CaseActs } from "~/cases/case-acts";
import { CaseCustody } from "~/cases/case-custody";
import { CaseFacts } from "~/cases/case-facts";
import { NextOfCase } from "~/cases/case-next";
import { CasePapers } from "~/cases/case-papers";
import { CaseStory } from "~/cases/case-story";
import { type CasePage, readCase } from "~/cases/read-case.server";
import { CaseRetention } from "~/retention/case-retention";
import { CaseScans } from "~/scans/case-scans";
import { Callout } from "~/ui/callout";
import { Code } from "~/ui/code";
import { Columns } from "~/ui/columns";
import { Notice } from "~/ui/notice";
import { Page, type Tool } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.cases.$caseId._index", async ({ ctx, params, url, language }) => ({
  said: url.searchParams.get("detto"),
  roles: ctx.actor.roles,
  page: await readCase(ctx, idParam(params, "caseId"), language),
}));

/** The number alone: titles stand in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.page.number ?? "") }];

export default function Case() {
  const w = useWords();
  const { page, roles, said } = useLoaderData<typeof loader>();
  const { row } = page;
  const { applicant, erasedOn } = row;
  return (
    <Page
      title={erasedOn === null ? `${applicant.name} ${applicant.surname}` : w.retention.erasedName}
      sub={<Sub page={page} />}
      crumbs={[listOf(page, roles, w), { label: page.number }]}
      tools={toolsOf(page, w)}
    >
      <Notice
        said={said}
        sentences={{
          ...w.caseActs.said,
          ...w.cases.said,
          ...w.scans.said,
          ...w.retention.case.said,
          "sheets-missing": w.papers.missing.said,
          "sheets-found": w.papers.found.said,
        }}
      />
      {row.takenOverOn === null || erasedOn !== null ? null : (
        <Callout tone="plain" title={w.imports.mark.title}>
          <p>{w.imports.mark.sentence(w.terms.formatDay(row.takenOverOn), row.takenOverByName ?? "")}</p>
        </Callout>
      )}
      {erasedOn === null ? (
        <NextOfCase page={page} />
      ) : (
        <Callout tone="plain">
          <p>{w.retention.case.erased(formatDay(erasedOn))}</p>
        </Callout>
      )}
      <Columns
        side={
          <>
            <CaseFacts page={page} />
            <CasePapers page={page} />
            <CaseScans caseId={page.id} sheets={page.sheetScans} files={page.filesScans} />
            <CaseRetention caseId={page.id} kept={page.kept} />
            <CaseActs page={page} />
          </>
        }
      >
        <CaseCustody page={page} />
        <CaseStory page={page} />
        <Notes page={page} />
      </Columns>
      {page.inStudio ? null : <p className="c-muted c-small u-t6">{w.cases.page.opened}</p>}
    </Page>
  );
}

function Sub({ page }: { page: CasePage }) {
  const { cases } = useWords();
  const { row } = page;
  return (
    <>
      {cases.number(page.number)} · {cases.code} <Code>{page.code}</Code> ·{" "}
      {cases.requestTypes[row.requestType].toLowerCase()}
      {row.officerName === null ? null : ` · ${cases.officer(row.officerName)}`}
      {page.inStudio ? null : ` · ${page.practiceName}`}
    </>
  );
}

/** What people wrote beside an act; never part of the register. */
function Notes({ page }: { page: CasePage }) {
  const { cases } = useWords();
  if (page.notes.length === 0) return null;
  return (
    <Section id="note" title={cases.page.notes} count={page.notes.length}>
      <ul className="c-docs">
        {page.notes.map(({ text, at, author }) => (
          <li key={`${at.toISOString()} ${text}`}>
            {text}
            <small>{[showMoment(at).day, author].filter((piece) => piece !== "").join(" · ")}</small>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The list that this person came from. */
function listOf(page: CasePage, roles: readonly Role[], { cases, shell }: Words): { href: string; label: string } {
  if (page.inStudio) return { href: "/cases", label: cases.title };
  return can(roles, "desk.counter")
    ? { href: "/counter", label: shell.nav.intake }
    : { href: "/audit/cases", label: cases.title };
}

function toolsOf(page: CasePage, { cases }: Words): Tool[] {
  const corrects = page.otherActs.includes("correct-date");
  return [
    { label: cases.page.print, print: true },
    { label: cases.page.custodySheet, href: `/cases/${page.id}/custody.pdf` },
    ...(corrects ? [{ label: cases.otherActs.labels["correct-date"], href: `/cases/${page.id}/correct-date` }] : []),
  ];
}
