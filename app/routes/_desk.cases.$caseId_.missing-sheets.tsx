import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { ActPage, caseHref, Effects } from "~/cases/act-page";
import { caseSheets } from "~/paperwork/case-sheets.server";
import { MISSING_REASONS } from "~/paperwork/missing-sheets";
import { reportMissing } from "~/paperwork/report-missing.server";
import { SheetReportForm, sheetReport } from "~/paperwork/sheet-report-form";
import { LinkButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Fields = z.object({ ...sheetReport, reason: z.enum(MISSING_REASONS, "choose-one") });

export const loader = pageLoader("_desk.cases.$caseId_.missing-sheets", async ({ ctx, scope, params, words, url }) => ({
  title: words.papers.missing.title,
  chosen: url.searchParams.getAll("sheet"),
  ...(await caseSheets(ctx, scope, idParam(params, "caseId"))),
}));

export const action = pageAction("_desk.cases.$caseId_.missing-sheets", async ({ ctx, params, form }) => {
  const caseId = idParam(params, "caseId");
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { sheet: sheets, ...report } = parsed.value;
  const outcome = await reportMissing(ctx, { sheets, ...report });
  return outcome.ok ? said(caseHref({ id: caseId }), "sheets-missing") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function MissingSheetsOfCase() {
  const { papers, caseActs } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { missing: words } = papers;
  const back = { href: caseHref(page.head), label: caseActs.back };
  if (page.kept.length === 0) {
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
      <Effects sentences={[words.effect, ...(page.head.state === "SIGNED" ? [words.effectSlip] : [])]} papers={[]} />
      <SheetReportForm
        form={form}
        which={{
          label: words.which,
          hint: words.whichHint,
          options: page.kept.map((sheet) => ({
            value: sheet.code,
            label: papers.sheet(sheet),
            hint: words.at(papers.keepers[sheet.holder]),
          })),
          chosen: page.chosen,
        }}
        day={{ label: words.since, hint: words.sinceHint }}
        reason={{ label: words.reason, words: papers.missingReasons }}
        today={page.today}
        submit={words.submit}
        back={back}
      />
    </ActPage>
  );
}
