import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope } from "~/access/context";
import { maskedCode } from "~/clients/masked-code";
import { listPdf } from "~/paperwork/list-pdf.server";
import { overdueList } from "~/paperwork/overdue-list";
import { notFound } from "~/platform/errors";
import { daysBetween } from "~/terms/day";
import { findPractice } from "~db/queries/practices";
import type { DueAsked } from "./due-filters";
import { dueForPaper } from "./due-list.server";

/** More than these nobody carries; the list says how many it left out. */
const MOST = 1000;

/** The receipts that are late or fall due, as the practice's own list to work through. */
export async function duePaper(
  ctx: Context,
  scope: Scope,
  asked: DueAsked,
): Promise<{ name: string; pdf: Uint8Array }> {
  const practiceId = practiceOf(ctx);
  const practice = (await look(ctx, scope, (tx) => findPractice(tx, practiceId))) ?? notFound();
  const { today, totals, lines } = await dueForPaper(ctx, scope, asked, MOST);
  const list = overdueList({
    practiceName: practice.name,
    practiceAddress: practice.address,
    day: today,
    filter: asked.when ?? (asked.day === null ? "all" : "day"),
    narrowed: asked.officer !== null || asked.chamber !== null || asked.text !== "",
    counts: totals,
    lines: lines.map((line) => ({
      ...line,
      codiceFiscale: maskedCode(line.codiceFiscale),
      caseNumber: line.number,
      daysLate: line.situation === "late" ? daysBetween(line.legalDue, today) : null,
    })),
  });
  return { name: `scadenze-${today}.pdf`, pdf: await listPdf(list) };
}
