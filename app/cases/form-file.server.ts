import { look } from "~/access/act.server";
import { authorize, type Context, practiceOf, type Scope } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import type { CasePaper } from "~/paperwork/case-papers.server";
import { impressionOf, withSharedEditions } from "~/paperwork/case-papers.server";
import { copyLabels } from "~/paperwork/copy-labels";
import { courtesyTranslation } from "~/paperwork/courtesy.server";
import type { CopyNo } from "~/paperwork/custody";
import { editionNamed } from "~/paperwork/edition-in-force.server";
import type { PrintOrder } from "~/paperwork/press.server";
import { print } from "~/paperwork/press.server";
import type { PrintJob } from "~/paperwork/print-job.server";
import { shortAddress } from "~/paperwork/short-address";
import { notFound } from "~/platform/errors";
import { rulesetByCode } from "~/rulesets/catalog";
import { type CaseRow, findCase, latestForm, type PrintedForm } from "~db/queries/cases";
import { standingForms } from "~db/queries/printed-forms";
import type { Tx } from "~db/scope";
import { caseNumber } from "./case-number";
import type { CaseNumber } from "./number-ranges";
import { reprintsOf } from "./reprints.server";

/**
 * The latest printed version as PDF: what was fixed when it was printed, word for word, never the data of today. There is
 * none before the first printing, and none of void sheets. At the chamber's desk opening it is recorded.
 * `copies`: only these sheets of it.
 */
export async function formFile(
  ctx: Context,
  caseId: string,
  copies: readonly CopyNo[],
): Promise<{ pdf: Uint8Array; name: string }> {
  const scope = authorize(ctx.actor, "forms.read");
  const paper = await look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const form = (await latestForm(tx, { practiceId: row.practiceId, caseId })) ?? notFound();
    if (form.voidedOn !== null) return notFound();
    await recordCaseRead(tx, ctx, row, "request-form");
    return paperOf(tx, ctx, scope, row, form, copies);
  });
  const { caseNumber: number, version } = paper.printing;
  return { pdf: await print(impressionOf(paper)), name: `modulo-${number.replace("/", "-")}-v${version}.pdf` };
}

/** A file may hold the forms of so many cases. */
export const FILE_LIMIT = 1000;

/** The standing forms of the practice's cases with these numbers, to be printed in one file; 404 when there is none. */
export async function formsFile(ctx: Context, numbers: readonly CaseNumber[], order: PrintOrder): Promise<PrintJob> {
  const scope = authorize(ctx.actor, "forms.read");
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const papers: CasePaper[] = [];
    for (const { row, form } of await standingForms(tx, practiceId, numbers)) {
      papers.push(await paperOf(tx, ctx, scope, row, form, []));
    }
    if (papers.length === 0) return notFound();
    return {
      title: "Moduli di richiesta e di identificazione",
      subject: ctx.actor.desk.name,
      order,
      papers: withSharedEditions(papers),
    };
  });
}

type FormOwner = Pick<CaseRow, "practiceId" | "chamberId" | "id" | "code" | "year" | "number">;

async function paperOf(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  row: FormOwner,
  form: Pick<PrintedForm, "content" | "version" | "reprints">,
  copies: readonly CopyNo[],
): Promise<CasePaper> {
  const reprints =
    form.reprints === 0
      ? {}
      : await reprintsOf(
          tx,
          scope,
          row,
          ({ act, facts }) => act === "case.formPrinted" && facts.reprint === true && facts.version === form.version,
        );
  const edition = await editionNamed(tx, row.chamberId, form.content.formVersion);
  return {
    document: "REQUEST_FORM",
    content: form.content,
    edition,
    printing: {
      caseCode: row.code,
      caseNumber: caseNumber(row),
      version: form.version,
      address: shortAddress(ctx.platform.env.origin, row.code),
      labels: copyLabels("requestForm", edition, rulesetByCode(form.content.rulesetCode)),
      reprints,
      ...(copies.length === 0 ? {} : { copies }),
    },
  };
}

/** What the latest printed version says, in English, for who asks: a courtesy, not a document. */
export async function formTranslation(ctx: Context, caseId: string): Promise<{ pdf: Uint8Array; name: string }> {
  const scope = authorize(ctx.actor, "forms.read");
  const { row, form, edition } = await look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const form = (await latestForm(tx, { practiceId: row.practiceId, caseId })) ?? notFound();
    if (form.voidedOn !== null) return notFound();
    await recordCaseRead(tx, ctx, row, "request-form");
    return { row, form, edition: await editionNamed(tx, row.chamberId, form.content.formVersion) };
  });
  const [number, { content, version }] = [caseNumber(row), form];
  const translation = courtesyTranslation({
    document: "REQUEST_FORM",
    ...{ content, edition, version, caseNumber: number },
  });
  return { pdf: await print(translation), name: `courtesy-translation-${number.replace("/", "-")}-v${version}.pdf` };
}
