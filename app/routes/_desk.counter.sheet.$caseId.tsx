import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { idParam } from "~/access/params";
import { readDataSheet } from "~/chamber/data-sheet.server";
import { dataSheetMasks } from "~/chamber/data-sheet-masks";
import { Facts } from "~/ui/facts";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.counter.sheet.$caseId", async ({ ctx, params, words }) => {
  const caseId = idParam(params, "caseId");
  return { title: words.counter.sheet.title, caseId, sheet: await readDataSheet(ctx, caseId) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Sheet() {
  const words = useWords();
  const w = words.counter.sheet;
  const { title, caseId, sheet } = useLoaderData<typeof loader>();
  const { name, surname } = sheet.applicant;
  return (
    <Page
      title={title}
      sub={`${name} ${surname}, ${sheet.number}`}
      lead={w.lead(`${name} ${surname}`)}
      tools={[
        { label: w.print, href: `/counter/papers/${caseId}/data-sheet.pdf` },
        ...(sheet.batchId ? [{ label: w.backToSlip, href: `/counter/slips/${sheet.batchId}` }] : []),
      ]}
    >
      {dataSheetMasks(sheet, words).map((mask) => (
        <Section key={mask.id} id={mask.id} title={mask.title}>
          <Facts
            facts={mask.fields.map(({ label, value, typed, isCode }) =>
              typed ? { label, value, copy: value, code: isCode } : { label, value },
            )}
          />
        </Section>
      ))}
      <p className="c-small c-muted u-t4">{w.noted}</p>
    </Page>
  );
}
