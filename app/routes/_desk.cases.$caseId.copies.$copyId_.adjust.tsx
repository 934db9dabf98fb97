import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { caseNumber } from "~/cases/case-number";
import { adjustCopy } from "~/identity-documents/adjust-copy.server";
import { AdjustForms } from "~/identity-documents/adjust-forms";
import { adjustmentForm } from "~/identity-documents/adjustment";
import { COPY_STATES } from "~/identity-documents/store-copy.server";
import { notFound } from "~/platform/errors";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useServed } from "~/ui/served";
import { useWords } from "~/ui/words/use-words";
import { findCase, findIdentityCopy } from "~db/queries/cases";

export const loader = pageLoader(
  "_desk.cases.$caseId.copies.$copyId_.adjust",
  async ({ ctx, scope, params, words, url }) => {
    const [caseId, copyId] = [idParam(params, "caseId"), idParam(params, "copyId")];
    return look(ctx, scope, async (tx) => {
      const copy = (await findIdentityCopy(tx, scope, copyId)) ?? notFound();
      const row = (await findCase(tx, scope, caseId)) ?? notFound();
      if (copy.caseId !== row.id) return notFound();
      const gone = copy.replacedAt !== null || copy.destroyedAt !== null;
      return {
        title: words.copies.adjust.title,
        said: url.searchParams.get("detto"),
        ...{ caseId, copyId },
        number: caseNumber(row),
        copy: { kind: copy.kind, width: copy.width, height: copy.height, hints: copy.hints },
        state: gone ? ("gone" as const) : COPY_STATES.includes(row.state) ? ("open" as const) : ("shut" as const),
      };
    });
  },
);

export const action = pageAction("_desk.cases.$caseId.copies.$copyId_.adjust", async ({ ctx, params, form }) => {
  const [caseId, copyId] = [idParam(params, "caseId"), idParam(params, "copyId")];
  const parsed = parseForm(adjustmentForm, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await adjustCopy(ctx, { caseId, copyId, adjustment: parsed.value });
  if (!outcome.ok) return refuse(form, outcome);
  return said(`/cases/${caseId}/copies/${outcome.value.copyId}/adjust`, "copy-adjusted");
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Adjust() {
  const { cases, capture, copies } = useWords();
  const served = useServed();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = copies.adjust;
  const documents = `/cases/${page.caseId}/documents#copie`;
  return (
    <Page
      title={words.title}
      sub={capture.kinds[page.copy.kind]}
      crumbs={[
        { href: `/cases/${page.caseId}`, label: cases.number(page.number) },
        { href: documents, label: cases.steps.documents },
        { label: words.title },
      ]}
      narrow
    >
      {page.state === "open" ? (
        <>
          <script src="/crop.js" defer nonce={served.nonce} />
          <Notice said={page.said} sentences={words.said} />
          <AdjustForms caseId={page.caseId} copyId={page.copyId} copy={page.copy} form={form} />
        </>
      ) : (
        <Callout tone="plain">
          <p>{page.state === "gone" ? words.gone : words.refusals["wrong-state"]}</p>
        </Callout>
      )}
      <p className="u-t4">
        <LinkButton href={documents}>{words.back}</LinkButton>
      </p>
    </Page>
  );
}
