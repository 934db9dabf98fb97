import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { studioOnly } from "~/access/studio-only";
import { tickedSheets } from "~/paperwork/drawer.server";
import { MISSING_REASONS } from "~/paperwork/missing-sheets";
import { reportMissing } from "~/paperwork/report-missing.server";
import { MOST_SHEETS } from "~/paperwork/report-sheets.server";
import { SheetReportForm, sheetReport } from "~/paperwork/sheet-report-form";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...sheetReport, reason: z.enum(MISSING_REASONS, "choose-one") });

/** What was ticked in the list, reported missing in one act. */
export const loader = pageLoader("_desk.papers_.missing", async ({ ctx, scope, url, words }) => {
  studioOnly(ctx);
  const ticked = url.searchParams.getAll("sheet").slice(0, MOST_SHEETS);
  return { title: words.papers.missing.title, ...(await tickedSheets(ctx, scope, ticked)) };
});

export const action = pageAction("_desk.papers_.missing", async ({ ctx, form }) => {
  studioOnly(ctx);
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { sheet: sheets, ...report } = parsed.value;
  const outcome = await reportMissing(ctx, { sheets, ...report });
  return outcome.ok ? said("/papers?place=missing", "sheets-missing") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function TickedMissing() {
  const { papers } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { missing: words, drawer } = papers;
  const { lines, others } = page;
  const sheets = lines.flatMap((line) => line.sheets);
  const back = { href: "/papers", label: words.back };
  return (
    <Page title={words.title} crumbs={[{ href: "/papers", label: drawer.title }, { label: words.title }]} narrow>
      {others === 0 ? null : (
        <Callout tone="plain">
          <p>{words.leftOut(others)}</p>
        </Callout>
      )}
      {sheets.length === 0 ? (
        <>
          <p className="u-t4">{words.nothing}</p>
          <p className="u-t4">
            <LinkButton href={back.href}>{back.label}</LinkButton>
          </p>
        </>
      ) : (
        <>
          <p className="c-lead u-t4">{words.leadMany(sheets.length, lines.length)}</p>
          <p className="u-t2">{words.effect}</p>
          {lines.some(({ signed }) => signed) ? <p className="u-t2">{words.effectSlip}</p> : null}
          <Ticked />
          <SheetReportForm
            form={form}
            which={{ hidden: sheets.map(({ code }) => code) }}
            day={{ label: words.since, hint: words.sinceHint }}
            reason={{ label: words.reason, words: papers.missingReasons }}
            today={page.today}
            submit={words.submit}
            back={back}
          />
        </>
      )}
    </Page>
  );
}

function Ticked() {
  const { papers } = useWords();
  const { lines } = useLoaderData<typeof loader>();
  const { columns } = papers.drawer;
  return (
    <Table caption={papers.missing.caption} columns={[{ label: columns.holder }, { label: columns.sheets }]}>
      {lines.map((line) => (
        <Row key={line.caseId}>
          <RowHead href={`/cases/${line.caseId}`} number={line.number}>
            {line.holder}
          </RowHead>
          <Cell label={columns.sheets}>{line.sheets.map(papers.sheet).join("; ")}</Cell>
        </Row>
      ))}
    </Table>
  );
}
