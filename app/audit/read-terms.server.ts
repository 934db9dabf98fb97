import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { counterDesk } from "~/chamber/counter-desk.server";
import { maskedCode } from "~/clients/masked-code";
import type { Day } from "~/terms/day";
import { daysLate } from "~/terms/receipt-term";
import { type KnownPractice, practicesOf } from "~db/queries/chamber/mandates";
import { type ReceiptCounts, receiptCases, receiptsByMonth, receiptsByPractice } from "~db/queries/chamber/terms";
import { firstDay, lastDay, type Month, monthOf, monthsUpTo, moveMonth, returnedSince } from "./months";
import type { Situation } from "./situations";

export type MonthCounts = ReceiptCounts & { month: Month };
export type PracticeCounts = ReceiptCounts & KnownPractice;

export type Terms = {
  month: Month;
  /** Months to choose from, newest first. */
  months: Month[];
  practices: KnownPractice[];
  byMonth: MonthCounts[];
  byPractice: PracticeCounts[];
  /** Of the month, for the practice asked for or all. */
  total: ReceiptCounts;
};

/** Months in the chart; those to choose from reach from next month a year back. */
const SHOWN = 6;
const TO_CHOOSE = 14;

const none: ReceiptCounts = { onTime: 0, late: 0, open: 0, overdue: 0 };

/** How many receipts came in time, late, or are out, by month of their term and by practice. */
export function readTerms(ctx: Context, asked: { month: Month | null; practiceId: string | null }): Promise<Terms> {
  const scope = authorize(ctx.actor, "audit.terms");
  const chamberId = counterDesk(ctx);
  const now = today(ctx);
  const month = asked.month ?? monthOf(now);
  return look(ctx, scope, async (tx) => {
    const shown = monthsUpTo(month, SHOWN);
    const from = firstDay(shown[0] ?? month);
    const window = { to: lastDay(month), practiceId: asked.practiceId, today: now };
    const months = await receiptsByMonth(tx, chamberId, { ...window, from, returnedSince: returnedSince(from) });
    const first = firstDay(month);
    const ofMonth = { ...window, from: first, returnedSince: returnedSince(first) };
    const perPractice = await receiptsByPractice(tx, chamberId, ofMonth);
    const practices = await practicesOf(tx, chamberId);
    return {
      month,
      months: monthsUpTo(moveMonth(monthOf(now), 1), TO_CHOOSE).reverse(),
      practices,
      byMonth: shown.map((each) => ({ month: each, ...(months.get(each) ?? none) })),
      byPractice: practices.flatMap((practice) => {
        const counts = perPractice.get(practice.id);
        return counts ? [{ ...practice, ...counts }] : [];
      }),
      total: months.get(month) ?? none,
    };
  });
}

export type TermCase = {
  caseId: string;
  name: string;
  number: string;
  code: string;
  /** Taken over from paper: its days are as the practice declared them. */
  fromPaper: boolean;
  practice: string;
  deliveredOn: Day | null;
  legalDue: Day;
  returnedOn: Day | null;
  /** Days past the term, on the day they came in or today. */
  late: number;
};

const PAGE = 50;

/** The cases behind a number, codici fiscali masked. `month` null: whatever the month within two years. */
export function readTermCases(
  ctx: Context,
  asked: { month: Month | null; practiceId: string | null; situation: Situation | null; after: string | null },
): Promise<{ cases: TermCase[]; next: string | null; practices: KnownPractice[]; months: Month[] }> {
  const scope = authorize(ctx.actor, "audit.terms");
  const chamberId = counterDesk(ctx);
  const now = today(ctx);
  const latest = moveMonth(monthOf(now), 1);
  const from = firstDay(asked.month ?? moveMonth(latest, -24));
  const window = { from, to: lastDay(asked.month ?? moveMonth(latest, 12)), practiceId: asked.practiceId, today: now };
  return look(ctx, scope, async (tx) => {
    const page = await receiptCases(
      tx,
      chamberId,
      { ...window, returnedSince: returnedSince(from), situation: asked.situation },
      { after: asked.after, limit: PAGE },
    );
    const practices = await practicesOf(tx, chamberId);
    const names = new Map(practices.map(({ id, name }) => [id, name]));
    const cases = page.rows.flatMap((row): TermCase[] => {
      if (row.legalDue === null) return [];
      return [
        {
          caseId: row.id,
          name: `${row.name} ${row.surname}`,
          number: caseNumber(row),
          code: maskedCode(row.codiceFiscale),
          fromPaper: row.takenOverOn !== null,
          practice: names.get(row.practiceId) ?? "",
          deliveredOn: row.deliveredOn,
          legalDue: row.legalDue,
          returnedOn: row.returnedOn,
          late: daysLate(row.legalDue, now, row.returnedOn),
        },
      ];
    });
    return { cases, next: page.next, practices, months: monthsUpTo(latest, TO_CHOOSE).reverse() };
  });
}
