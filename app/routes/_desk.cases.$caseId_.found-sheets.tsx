import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ActPage, caseHref } from "~/cases/act-page";
import { caseSheets } from "~/paperwork/case-sheets.server";
import { FOUND_REASONS } from "~/paperwork/missing-sheets";
import { reportFound } from "~/paperwork/report-found.server";
import { SheetReportForm, sheetReport } from "~/paperwork/sheet-report-form";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...sheetReport, reason: z.enum(FOUND_REASONS, "choose-one") });

export const loader = pageLoader("_desk.cases.$caseId_.found-sheets", async ({ ctx, scope, params, words }) => ({
  title: words.papers.found.title,
  ...(await caseSheets(ctx, scope, idParam(params, "caseId"))),
}));

export const action = pageAction("_desk.cases.$caseId_.found-sheets", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { sheet: sheets, ...report } = parsed.value;
  const outcome = await reportFound(ctx, { sheets, ...report });
  return outcome.ok ? said(caseHref({ id: caseId }), "sheets-found") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function FoundSheetsOfCase() {
  const { papers, caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { found: words } = papers;
  const back = { href: caseHref(page.head), label: caseActs.back };
  const again = page.missing.some(({ documentType }) => documentType !== "REQUEST_FORM");
  if (page.missing.length === 0) {
    return (
      <ActPage of={{ head: page.head, hindrance: null }} title={words.title}>
        <p className="u-t4">{words.none}</p>
        <p className="u-t4">
          <LinkButton href={back.href}>{back.label}</LinkButton>
        </p>
      </ActPage>
    );
  }
  return (
    <ActPage of={{ head: page.head, hindrance: null }} title={words.title} lead={words.lead}>
      <OtherWays />
      <SheetReportForm
        form={form}
        which={{
          label: words.which,
          hint: words.whichHint,
          options: page.missing.map((sheet) => ({
            value: sheet.code,
            label: papers.sheet(sheet),
            hint: words.home(papers.keepers[sheet.before], papers.keepers[sheet.home], sheet.since),
          })),
          chosen: page.missing.length === 1 ? page.missing.map(({ code }) => code) : [],
        }}
        day={{ label: words.day }}
        reason={{
          label: words.reason,
          words: again ? papers.foundReasons : withoutReprint(papers.foundReasons),
          ...(again ? { hint: words.again } : {}),
        }}
        today={page.today}
        submit={words.submit}
        back={back}
      />
    </ActPage>
  );
}

/** A request form is never printed again one sheet at a time. */
function withoutReprint({ "printed-again": _, ...reasons }: Record<string, string>): Record<string, string> {
  return reasons;
}

/** What gets the case going when the sheet does not turn up. */
function OtherWays() {
  const { found: words } = useWords().papers;
  const { reprint, redo } = useLoaderData<typeof loader>();
  if (reprint === null && redo === null) return null;
  return (
    <Callout tone="plain">
      {reprint === null ? null : (
        <p>
          {words.blank} <a href={reprint}>{words.reprint}</a>
        </p>
      )}
      {redo === null ? null : (
        <p>
          {words.signed} <a href={redo}>{words.redo}</a>
        </p>
      )}
    </Callout>
  );
}
