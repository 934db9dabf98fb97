import { look } from "~/access/act.server";
import { authorize, type Context, practiceOf, type Scope } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { type CasePaper, impressionOf, withSharedEditions } from "~/paperwork/case-papers.server";
import { copyLabels } from "~/paperwork/copy-labels";
import { courtesyTranslation } from "~/paperwork/courtesy.server";
import type { CopyNo } from "~/paperwork/custody";
import { editionNamed } from "~/paperwork/edition-in-force.server";
import { type PrintOrder, print } from "~/paperwork/press.server";
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
  const paper = await standingForm(ctx, caseId, copies);
  return { pdf: await print(impressionOf(paper)), name: `modulo-${namePart(paper)}.pdf` };
}

/** What the latest printed version says, in English, for who asks: a courtesy, not a document. */
export async function formTranslation(ctx: Context, caseId: string): Promise<{ pdf: Uint8Array; name: string }> {
  const paper = await standingForm(ctx, caseId, []);
  const { caseNumber, version } = paper.printing;
  const translation = courtesyTranslation({ ...paper, caseNumber, version });
  return { pdf: await print(translation), name: `courtesy-translation-${namePart(paper)}.pdf` };
}

type FormPaper = Extract<CasePaper, { document: "REQUEST_FORM" }>;

const namePart = ({ printing }: FormPaper) => `${printing.caseNumber.replace("/", "-")}-v${printing.version}`;

function standingForm(ctx: Context, caseId: string, copies: readonly CopyNo[]): Promise<FormPaper> {
  const scope = authorize(ctx.actor, "forms.read");
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const form = (await latestForm(tx, { practiceId: row.practiceId, caseId })) ?? notFound();
    if (form.voidedOn !== null || row.erasedOn !== null) return notFound();
    await recordCaseRead(tx, ctx, row, "request-form");
    return paperOf(tx, ctx, scope, row, form, copies);
  });
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
): Promise<FormPaper> {
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
