import { look } from "~/access/act.server";
import { actorNames } from "~/access/actor-names.server";
import { authorize, type Context, type Scope } from "~/access/context";
import { recordCaseRead } from "~/audit/read-case.server";
import { impressionOf } from "~/paperwork/case-papers.server";
import { copyLabels } from "~/paperwork/copy-labels";
import { courtesyTranslation } from "~/paperwork/courtesy.server";
import { editionNamed } from "~/paperwork/edition-in-force.server";
import { print } from "~/paperwork/press.server";
import type { Reprint } from "~/paperwork/three-sheets.server";
import { notFound } from "~/platform/errors";
import { rulesetByCode } from "~/rulesets/catalog";
import { wordsFor } from "~/ui/words";
import { type CaseRow, findCase, latestForm } from "~db/queries/cases";
import { readTimeline } from "~db/queries/register";
import type { Tx } from "~db/scope";
import { caseNumber } from "./case-number";
import { timelineOf } from "./timeline";

/**
 * The latest printed version as PDF: what was fixed when it was printed, word for word, never the data of today. There is
 * none before the first printing, and none of void sheets. At the chamber's desk opening it is recorded.
 */
export async function formFile(ctx: Context, caseId: string): Promise<{ pdf: Uint8Array; name: string }> {
  const scope = authorize(ctx.actor, "forms.read");
  const { row, form, edition, reprint } = await look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const form = (await latestForm(tx, { practiceId: row.practiceId, caseId })) ?? notFound();
    if (form.voidedOn !== null) return notFound();
    await recordCaseRead(tx, ctx, row, "request-form");
    const edition = await editionNamed(tx, row.chamberId, form.content.formVersion);
    return { row, form, edition, reprint: form.reprints === 0 ? null : await lastReprint(tx, scope, row) };
  });
  const number = caseNumber(row);
  const paper = impressionOf({
    document: "REQUEST_FORM",
    content: form.content,
    edition,
    printing: {
      caseCode: row.code,
      caseNumber: number,
      version: form.version,
      labels: copyLabels("requestForm", edition, rulesetByCode(form.content.rulesetCode)),
      ...(reprint === null ? {} : { reprint }),
    },
  });
  const pdf = await print(paper);
  return { pdf, name: `modulo-${number.replace("/", "-")}-v${form.version}.pdf` };
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

/** Sheets that were printed again say so: when, by whom and why stand in the register. */
async function lastReprint(tx: Tx, scope: Scope, { practiceId, id }: CaseRow): Promise<Reprint | null> {
  const { entries } = await readTimeline(tx, scope, { practiceId, caseId: id }, { limit: 500 });
  const last = timelineOf(entries).find(({ act, facts }) => act === "case.formPrinted" && facts.reprint === true);
  if (last === undefined || last.day === null) return null;
  const by = (await actorNames(tx, [last.actor])).get(last.actor)?.name ?? "";
  const reasons: Record<string, string> = wordsFor("it").cases.reasons;
  return { on: last.day, by, reason: reasons[String(last.facts.reason)] ?? "" };
}
