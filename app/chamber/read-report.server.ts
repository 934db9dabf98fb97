import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { peopleAtDesk } from "~/access/desk-names.server";
import { slipNumber } from "~/batches/slip-number";
import { caseNumber } from "~/cases/case-number";
import { rulesetOn } from "~/rulesets/catalog";
import { refusalCodeOf } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { daysLate } from "~/terms/receipt-term";
import type { ListedCase } from "~db/queries/chamber/cases";
import { collectedOn, madeOn, refusedLines, returnedOn, visitsOn } from "~db/queries/chamber/day";
import { practiceNames } from "~db/queries/chamber/mandates";
import { periodsOf } from "~db/queries/mandates";
import { counterDesk } from "./counter-desk.server";
import { MOST_IN_A_DAY } from "./day-limit";

export type ReportedCase = { caseId: string; name: string; number: string; practice: string };

export type DayReport = {
  made: (ReportedCase & { serial: string })[];
  collected: (ReportedCase & { practiceId: string })[];
  returned: (ReportedCase & { late: number })[];
  slips: {
    batchId: string;
    number: string;
    practice: string;
    officer: string;
    clerk: string;
    confirmed: boolean;
    now: number;
    scheduled: number;
    rejected: number;
  }[];
  refused: (ReportedCase & { slip: string; code: string; it: string; en: string })[];
};

/** What the counter registered with that day: devices made and collected, slips, refusals, receipts in. */
export function readReport(ctx: Context, day: Day): Promise<DayReport> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const made = await madeOn(tx, chamberId, day, MOST_IN_A_DAY);
    const collected = await collectedOn(tx, chamberId, day, MOST_IN_A_DAY);
    const returned = await returnedOn(tx, chamberId, day, MOST_IN_A_DAY);
    const visits = await visitsOn(tx, chamberId, day, MOST_IN_A_DAY);
    const withRefusals = visits.filter(({ rejected }) => rejected > 0).map(({ batchId }) => batchId);
    const refused = await refusedLines(tx, chamberId, withRefusals, MOST_IN_A_DAY);
    const names = await practiceNames(
      tx,
      chamberId,
      [...made, ...collected, ...returned, ...visits].map(({ practiceId }) => practiceId),
    );
    const clerks = visits.length === 0 ? [] : await peopleAtDesk(tx, { chamberId });
    const rules = refused.length === 0 ? null : rulesetOn(await periodsOf(tx, chamberId), day);
    const byPractice = (a: ReportedCase, b: ReportedCase) =>
      a.practice.localeCompare(b.practice, "it") || a.number.localeCompare(b.number);
    const about = (row: ListedCase): ReportedCase => ({
      caseId: row.id,
      name: `${row.name} ${row.surname}`,
      number: caseNumber(row),
      practice: names.get(row.practiceId) ?? "",
    });
    const numberOf = (batchId: string | null) => {
      const slip = visits.find((visit) => visit.batchId === batchId)?.slip;
      return slip ? slipNumber(slip) : "";
    };
    return {
      made: made.map((row) => ({ ...about(row), serial: row.serial })).sort(byPractice),
      collected: collected.map((row) => ({ ...about(row), practiceId: row.practiceId })).sort(byPractice),
      returned: returned
        .map((row) => ({ ...about(row), late: row.legalDue ? daysLate(row.legalDue, day, day) : 0 }))
        .sort(byPractice),
      slips: visits.map((visit) => ({
        batchId: visit.batchId,
        number: numberOf(visit.batchId),
        practice: names.get(visit.practiceId) ?? "",
        officer: visit.slip?.officerName ?? "",
        clerk: clerks.find(({ id }) => id === visit.clerkId)?.name ?? "",
        confirmed: visit.confirmedAt !== null,
        now: visit.now,
        scheduled: visit.scheduled,
        rejected: visit.rejected,
      })),
      refused: refused.map((row) => {
        const code = row.refusalCode ?? "";
        const known = rules && refusalCodeOf(rules, code);
        return { ...about(row), slip: numberOf(row.batchId), code, it: known?.it ?? "", en: known?.en ?? "" };
      }),
    };
  });
}
